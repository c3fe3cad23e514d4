package dev.belay.market;

import java.util.SortedSet;

/**
 * A source of quotes. Without one, entries that need quotes are refused and exits use broker-side protection.
 *
 * <h2>For implementors</h2>
 *
 * <ul>
 *   <li>Push from any thread, never from inside {@link #watch}. Quotes may be dropped in favour of newer ones.
 *   <li>{@code Quote.received} is the moment at which it reached this process by the coordinator's time source.
 *   <li>{@link #watch} returns within 1 ms; start slow work elsewhere. It is called on the event loop.
 *   <li>{@link #close()} ends all watches. Core closes it only if core created it.
 * </ul>
 */
public interface MarketData extends AutoCloseable {

  /** A running subscription. */
  @FunctionalInterface
  interface Watch extends AutoCloseable {

    /** Ends the subscription; calling it again does nothing. Any thread. */
    @Override
    void close();
  }

  /**
   * Begins to push quotes of some instruments.
   *
   * @param instruments which
   * @param to where the quotes go
   * @return the subscription
   */
  Watch watch(SortedSet<InstrumentId> instruments, QuoteListener to);

  @Override
  void close();

  /** {@return a source that never has a quote: the default} */
  static MarketData none() {
    return NoMarketData.INSTANCE;
  }
}
