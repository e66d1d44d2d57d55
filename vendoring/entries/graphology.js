export { default, default as Graph, DirectedGraph, MultiDirectedGraph, MultiGraph, UndirectedGraph } from "graphology";
export { default as forceAtlas2 } from "graphology-layout-forceatlas2";
