package dev.belay.testkit;

import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.QuoteListener;
import dev.belay.time.TimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells recorded quotes again, as far apart as they were, from the moment at which it is started. Each is received
 * anew: its age runs from now, not from the recording. Every quote is a task of the time source.
 */
public final class QuoteReplay implements MarketData {

  private final TimeSource time;
  private final List<QuoteLines.Line> lines;
  private final List<Watching> watches = new ArrayList<>();
  private boolean closed;

  private record Watching(SortedSet<InstrumentId> instruments, QuoteListener to) {}

  private QuoteReplay(TimeSource time, List<QuoteLines.Line> lines) {
    this.time = time;
    this.lines = lines;
  }

  /**
   * {@return a recording, not started}
   *
   * @param in the lines that a {@link QuoteRecorder} wrote
   * @param time what moves it
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when a line is no quote, with its number
   */
  public static QuoteReplay read(Reader in, TimeSource time) throws IOException {
    List<QuoteLines.Line> lines = new ArrayList<>();
    BufferedReader text = new BufferedReader(in);
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      lines.add(QuoteLines.read(line, lines.size() + 1));
    }
    return new QuoteReplay(time, List.copyOf(lines));
  }

  /** {@return the instruments of the recording} */
  public SortedSet<InstrumentId> instruments() {
    SortedSet<InstrumentId> all = new TreeSet<>();
    lines.forEach(each -> all.add(each.instrument()));
    return all;
  }

  /** {@return how long the recording is} */
  public Duration length() {
    return lines.isEmpty() ? Duration.ZERO : Duration.between(first(), lines.get(lines.size() - 1).at());
  }

  /** Begins to tell it. */
  public void start() {
    tell(0, time.monotonicNanos());
  }

  private Instant first() {
    return lines.get(0).at();
  }

  private void tell(int index, long begun) {
    if (index == lines.size()) {
      return;
    }
    Duration due = Duration.between(first(), lines.get(index).at());
    time.after(due.minusNanos(time.monotonicNanos() - begun), () -> {
      QuoteLines.Line line = lines.get(index);
      for (Watching each : listening()) {
        if (each.instruments().contains(line.instrument())) {
          each.to().onQuote(line.quote(time.now()));
        }
      }
      tell(index + 1, begun);
    });
  }

  private synchronized List<Watching> listening() {
    return closed ? List.of() : List.copyOf(watches);
  }

  @Override
  public synchronized Watch watch(SortedSet<InstrumentId> instruments, QuoteListener to) {
    Watching watching = new Watching(new TreeSet<>(instruments), to);
    watches.add(watching);
    return () -> end(watching);
  }

  private synchronized void end(Watching watching) {
    watches.removeIf(each -> each == watching);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
