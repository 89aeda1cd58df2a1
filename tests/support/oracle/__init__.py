"""A second opinion on the verdicts, written from the planning page alone and sharing no code with the engine.

One input is the engine's own word: how many whole minutes an item is counted with, at the learner's pace.

It is naive on purpose: it lists every single minute of study, walks the whole graph for every question, and
tries every date. Where the page can be read in two ways, this is how both sides read it:

- Busy time and the exams themselves also take extra hours away. Days off do not.
- What is settled (done, known, left out, a milestone whose prerequisites are settled) binds nothing: neither
  its own `opens` nor that of its ancestors reaches beyond it, and its `closes` and pinned sessions bind no
  other item. A pinned session of a settled item still takes its time off the axis.
- A milestone that is not reached yet has no work but carries releases and dues along.
- The end of a pinned session opens the successors only while its item is not settled; a session running now
  makes its item's prerequisites due at its start, which is past.
- Pinned minutes and those of an unanswered session of today come off the item's remaining work, never below
  nothing; `work_minutes` of a goal counts what is left after that.
- "Due" in the admission order is the goal's due moment, buffer and all, not `D_g`.
- Only pairs with work in them are conditions: where `r` lies behind `D` and nothing is due, nothing is
  violated.
- The proof's sums are those of the formula, so `C(D) - C(r)` may be negative when an item opens after its
  due.
- The margin of an admitted goal whose `W` is never positive does not exist in the formula; the engine shows
  the slack instead, and such a goal is never tight.
- Weeks until `D_g` count from now, also when the plan starts later.
- The earliest due of a goal without free work is now. For an undated goal, `closes` and pinned starts bind in
  this question as they would if the goal had a date, and there is none when they cannot be kept.
- The latest start belongs to items with free work in admitted goals.
- A recurring item has no free work, is no part of a goal's finish, and a goal with nothing else left is done.
"""
