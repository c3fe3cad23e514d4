package dev.belay.riskfile;

import java.io.IOException;

/** A file that is not what it should be; the message names the place and the rule. */
public final class MalformedRiskFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message the place and the rule
   */
  public MalformedRiskFileException(String message) {
    super(message);
  }

  /**
   * Makes the exception.
   *
   * @param message the place and the rule
   * @param cause what the parser said
   */
  public MalformedRiskFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
