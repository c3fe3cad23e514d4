package dev.belay.exposure;

import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.time.Moment;
import java.util.Objects;

/**
 * A time during which a group was bared or incomplete, as far as it has come.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param group which group
 * @param kind what is timed
 * @param since when it began
 * @param now the quantity now, in units
 * @param peak the largest quantity so far, in units
 * @param warned whether its length has been warned about
 */
public record InterimWindow(GroupId group, InterimKind kind, Moment since, Quantity now, Quantity peak,
    boolean warned) {

  /** Refuses missing parts. */
  public InterimWindow {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(peak, "peak");
  }

  InterimWindow at(Quantity quantity) {
    return new InterimWindow(group, kind, since, quantity, peak.max(quantity), warned);
  }

  InterimWindow withWarning() {
    return new InterimWindow(group, kind, since, now, peak, true);
  }
}
