package dev.belay.coordinator;

/** Whether a person's command is carried out. */
public enum Run {
  /** It is only told what would happen. */
  DRY,
  /** It happens. */
  REAL
}
