package dev.belay.reconcile;

/** How far an Ok read may be believed (DESIGN rule 2.5). */
public enum Grade {
  /** It shows all that it must show. */
  OK,
  /** It lacks what was shown before: evidence of nothing, and failed wherever a rule waits for Ok. */
  SUSPECT
}
