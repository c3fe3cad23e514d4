package dev.belay.testkit;

import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.Quote;
import dev.belay.market.QuoteListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.SortedSet;

/**
 * Writes down every quote that passes through it, for {@link QuoteReplay}: one line for each, with the microsecond of
 * its receipt by the wall clock, the instrument, bid, ask and last price, an absent one blank.
 *
 * <pre>
 * 1785729600000000,NFO:NIFTY2681124500CE,101.50,102.00,101.50
 * </pre>
 *
 * <p>A contract that several watch is written once for each. Writing happens where the quote is told, so give it a
 * buffered writer. Thread-safe.
 */
public final class QuoteRecorder implements MarketData {

  private final MarketData source;
  private final Writer to;

  /**
   * Stands between a source and who watches it.
   *
   * @param source where quotes come from; the caller closes it
   * @param to where they are written; closed with this recorder
   */
  public QuoteRecorder(MarketData source, Writer to) {
    this.source = source;
    this.to = to;
  }

  @Override
  public Watch watch(SortedSet<InstrumentId> instruments, QuoteListener listener) {
    return source.watch(instruments, quote -> {
      write(quote);
      listener.onQuote(quote);
    });
  }

  private synchronized void write(Quote quote) {
    try {
      to.write(QuoteLines.line(quote) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("a quote could not be written down", e);
    }
  }

  /** Closes the file. */
  @Override
  public synchronized void close() {
    try {
      to.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the recording could not be closed", e);
    }
  }
}
