package dev.belay.risk;

/** How large a request may be: whole packages, or none with the reason. */
public sealed interface SizeResult {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Packages}. */
    PACKAGES,
    /** {@link Zero}. */
    ZERO
  }

  /** {@return which kind it is} */
  Kind kind();

  /**
   * So many packages.
   *
   * @param count 1 or more
   */
  record Packages(long count) implements SizeResult {

    /** Refuses less than one package. */
    public Packages {
      if (count < 1) {
        throw new IllegalArgumentException("packages must be 1 or more: " + count);
      }
    }

    @Override
    public Kind kind() {
      return Kind.PACKAGES;
    }
  }

  /**
   * Nothing: the request is refused as SIZE_ZERO.
   *
   * @param reason why, with the numbers
   */
  record Zero(String reason) implements SizeResult {

    /** Refuses a blank reason. */
    public Zero {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("a size of zero needs its reason");
      }
    }

    @Override
    public Kind kind() {
      return Kind.ZERO;
    }
  }
}
