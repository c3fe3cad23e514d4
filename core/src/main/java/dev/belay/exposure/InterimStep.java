package dev.belay.exposure;

import dev.belay.time.Moment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one step of the {@link InterimExposureHandler} led to.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param state the state afterwards
 * @param events what happened, in order
 * @param wakeAt when the handler must be {@linkplain InterimExposureHandler#ticked ticked}, if anything is
 *     timed
 */
public record InterimStep(InterimState state, List<InterimEvent> events, Optional<Moment> wakeAt) {

  /** Copies the list. */
  public InterimStep {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(wakeAt, "wakeAt");
    events = List.copyOf(events);
  }
}
