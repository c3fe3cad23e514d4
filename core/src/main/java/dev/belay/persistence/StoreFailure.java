package dev.belay.persistence;

/** Why a store cannot be used. */
public enum StoreFailure {
  /** Another process, or another copy of the driver in this one, owns it. */
  LOCKED,
  /** The file is not a store of Belay, or one of another instance. */
  FOREIGN,
  /** A later release of Belay wrote it. */
  NEWER,
  /** It cannot be written. */
  READ_ONLY,
  /** It is not there and was not to be created. */
  MISSING,
  /** Its content contradicts itself. It is left untouched. */
  CORRUPT,
  /** The disk is full. */
  FULL,
  /** The disk or the driver reported an error. What was being written may be there or not. */
  IO,
  /** More waits to be written than it lets wait. What was asked before is still written, later calls are not. */
  BEHIND,
  /** It has been closed. */
  CLOSED,
  /** An entry broke a rule, such as a second intent for one attempt. Nothing of its batch was written. */
  REFUSED
}
