package dev.belay.plan;

import dev.belay.order.GroupId;
import java.math.BigDecimal;

/** How large a request wants to be. Leg quantity = packages × ratio × lot. */
public sealed interface Sizing {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Lots}. */
    LOTS,
    /** {@link BySizer}. */
    BY_SIZER,
    /** {@link WholePosition}. */
    WHOLE_POSITION
  }

  /** {@return which kind it is} */
  Kind kind();

  /**
   * So many packages, chosen by the host.
   *
   * @param packages 1 or more
   */
  record Lots(long packages) implements Sizing {

    /** Refuses less than one package. */
    public Lots {
      if (packages < 1) {
        throw new IllegalArgumentException("packages must be 1 or more: " + packages);
      }
    }

    @Override
    public Kind kind() {
      return Kind.LOTS;
    }
  }

  /**
   * As many packages as the sizer answers.
   *
   * @param confidence the strategy's confidence, above 0 up to 1; it scales the size
   */
  record BySizer(BigDecimal confidence) implements Sizing {

    /** Refuses a confidence outside its range. */
    public BySizer {
      if (confidence.signum() <= 0 || confidence.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException("confidence is above 0 up to 1: " + confidence);
      }
    }

    @Override
    public Kind kind() {
      return Kind.BY_SIZER;
    }
  }

  /**
   * Everything that a group holds; for exits and rolls.
   *
   * @param of the group
   */
  record WholePosition(GroupId of) implements Sizing {
    @Override
    public Kind kind() {
      return Kind.WHOLE_POSITION;
    }
  }
}
