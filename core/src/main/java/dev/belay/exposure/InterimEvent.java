package dev.belay.exposure;

import java.time.Duration;

/** What the {@link InterimExposureHandler} has to say. */
public sealed interface InterimEvent {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Opened}. */
    OPENED,
    /** {@link StillOpen}. */
    STILL_OPEN,
    /** {@link Ended}. */
    ENDED
  }

  /** {@return which kind it is} */
  Kind kind();

  /** {@return the window that it is about} */
  InterimWindow window();

  /**
   * A window began; counted as {@code interim_exposure_windows_detected}.
   *
   * @param window the window
   */
  record Opened(InterimWindow window) implements InterimEvent {
    @Override
    public Kind kind() {
      return Kind.OPENED;
    }
  }

  /**
   * A window has been open for too long; told once per window. A warning: check the broker's connectivity.
   *
   * @param window the window
   * @param open how long it has been open
   */
  record StillOpen(InterimWindow window, Duration open) implements InterimEvent {
    @Override
    public Kind kind() {
      return Kind.STILL_OPEN;
    }
  }

  /**
   * A window ended; its length goes to {@code interim_exposure_windows_duration_ms}.
   *
   * @param window the window, with its peak
   * @param open how long it was open
   */
  record Ended(InterimWindow window, Duration open) implements InterimEvent {
    @Override
    public Kind kind() {
      return Kind.ENDED;
    }
  }
}
