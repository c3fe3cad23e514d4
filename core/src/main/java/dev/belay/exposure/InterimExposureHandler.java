package dev.belay.exposure;

import dev.belay.money.Quantity;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Times how long a group is bared or incomplete, warns once when it takes too long, and returns the windows
 * (rule 6.4). It places no orders: the group's policy and the emergency hedge do.
 *
 * <p>Pure: the state goes in and comes out, time arrives with each call. Used alone, the caller keeps the
 * state and wakes it at {@link InterimStep#wakeAt()}. This class is immutable and thread-safe.
 */
public final class InterimExposureHandler {

  /** After this long an open window is warned about. */
  public static final Duration DEFAULT_WARN_AFTER = Duration.ofSeconds(5);

  private final Duration warnAfter;

  /** Makes a handler that warns after {@link #DEFAULT_WARN_AFTER}. */
  public InterimExposureHandler() {
    this(DEFAULT_WARN_AFTER);
  }

  /**
   * Makes a handler.
   *
   * @param warnAfter how long a window may be open without a warning, above zero
   */
  public InterimExposureHandler(Duration warnAfter) {
    if (warnAfter.isZero() || warnAfter.isNegative()) {
      throw new IllegalArgumentException("warn after a time above zero: " + warnAfter);
    }
    this.warnAfter = warnAfter;
  }

  /**
   * Takes the group's present exposure.
   *
   * @param state the group's windows
   * @param bared bared units now, zero when nothing is bared
   * @param interim units that have filled while the group is not complete, zero when it is complete or holds
   *     nothing
   * @param at the moment
   * @return the windows afterwards, and what began, lasted too long or ended
   */
  public InterimStep told(InterimState state, Quantity bared, Quantity interim, Moment at) {
    return step(state, at, kind -> Optional.of(kind == InterimKind.BARED ? bared : interim));
  }

  /**
   * Takes nothing but the time.
   *
   * @param state the group's windows
   * @param at the moment
   * @return the windows afterwards, and what has lasted too long
   */
  public InterimStep ticked(InterimState state, Moment at) {
    return step(state, at, kind -> state.open(kind).map(InterimWindow::now));
  }

  private interface Quantities {
    Optional<Quantity> of(InterimKind kind);
  }

  private InterimStep step(InterimState state, Moment at, Quantities quantities) {
    List<InterimWindow> open = new ArrayList<>();
    List<InterimEvent> events = new ArrayList<>();
    for (InterimKind kind : InterimKind.values()) {
      Quantity quantity = quantities.of(kind).orElse(Quantity.ZERO);
      if (quantity.isNegative()) {
        throw new IllegalArgumentException(kind.code() + " units are not negative: " + quantity);
      }
      advance(state, kind, quantity, at, events).ifPresent(open::add);
    }
    Optional<Moment> wakeAt = open.stream().filter(each -> !each.warned())
        .map(each -> each.since().plus(warnAfter))
        .reduce((one, other) -> other.isBefore(one) ? other : one);
    return new InterimStep(new InterimState(state.group(), open), events, wakeAt);
  }

  private Optional<InterimWindow> advance(InterimState state, InterimKind kind, Quantity quantity, Moment at,
      List<InterimEvent> events) {
    Optional<InterimWindow> before = state.open(kind);
    if (before.isEmpty() && quantity.isZero()) {
      return Optional.empty();
    }
    InterimWindow window = before.map(each -> each.at(quantity))
        .orElseGet(() -> new InterimWindow(state.group(), kind, at, quantity, quantity, false));
    if (before.isEmpty()) {
      events.add(new InterimEvent.Opened(window));
    }
    Duration age = at.since(window.since());
    if (!window.warned() && at.isPast(window.since(), warnAfter)) {
      window = window.withWarning();
      events.add(new InterimEvent.StillOpen(window, age));
    }
    if (quantity.isZero()) {
      events.add(new InterimEvent.Ended(window, age));
      return Optional.empty();
    }
    return Optional.of(window);
  }
}
