"""The judge: how likely a candidate statement is right, learnt from statements that were read and judged.

The extractors propose; the judge gives each proposal its confidence and holds back what is more likely wrong than its
kind allows. `signs` says what is looked at, `judge` what it weighs, `phrases` how it is told.
"""
