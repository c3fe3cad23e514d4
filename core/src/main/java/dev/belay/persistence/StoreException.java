package dev.belay.persistence;

/**
 * A store that cannot be used. A failed append is <em>unknown</em>, not undone: what it carried may reappear.
 * Core uses the store no further in this process.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient StoreFailure failure;

  /**
   * Makes an exception of facts.
   *
   * @param failure why
   * @param message the same for a person, with the file's name
   */
  public StoreException(StoreFailure failure, String message) {
    super(message);
    this.failure = failure;
  }

  /**
   * Makes an exception of facts and what caused it.
   *
   * @param failure why
   * @param message the same for a person, with the file's name
   * @param cause the driver's own exception
   */
  public StoreException(StoreFailure failure, String message, Throwable cause) {
    super(message, cause);
    this.failure = failure;
  }

  /** {@return why} */
  public StoreFailure failure() {
    return failure;
  }
}
