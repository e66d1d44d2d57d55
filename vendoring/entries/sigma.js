export { default, default as Sigma } from "sigma";
export * from "sigma/rendering";
export * from "sigma/utils";
