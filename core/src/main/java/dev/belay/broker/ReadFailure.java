package dev.belay.broker;

/** Why a read has no answer. */
public enum ReadFailure {
  /** No answer in time, or no connection. */
  UNREACHABLE,
  /** The broker answered with an error of its own. */
  SERVER,
  /** An answer that cannot be read, or that lacks what it must have. */
  UNREADABLE,
  /** Too many requests. */
  RATE,
  /** The session is not valid. */
  TOKEN,
  /** The broker does not know the order (yet). Never proof that it was not placed. */
  NOT_FOUND,
  /** This broker has no such read. */
  UNSUPPORTED
}
