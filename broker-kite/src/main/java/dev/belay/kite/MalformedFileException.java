package dev.belay.kite;

/** A file that breaks a rule of its format. The message names file, line, column and rule. */
public final class MalformedFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Where in the file. */
  private final long line;

  MalformedFileException(String file, long line, String rule) {
    super(file + ", line " + line + ": " + rule);
    this.line = line;
  }

  MalformedFileException(String file, long line, String column, String value, String rule) {
    super(file + ", line " + line + ", column " + column + ": '" + value + "' " + rule);
    this.line = line;
  }

  /** {@return the number of the line that breaks the rule, counted from 1} */
  public long line() {
    return line;
  }
}
