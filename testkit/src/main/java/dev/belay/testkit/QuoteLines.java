package dev.belay.testkit;

import dev.belay.market.InstrumentId;
import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.time.Moment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Quotes as lines of text. */
final class QuoteLines {

  private static final int FIELDS = 5;
  private static final long MICROS = 1_000_000;

  private QuoteLines() {}

  /** A line's instant and prices, before it has a moment of this process. */
  record Line(Instant at, InstrumentId instrument, Optional<Price> bid, Optional<Price> ask, Optional<Price> last) {
    Quote quote(Moment received) {
      return new Quote(instrument, bid, ask, last, received);
    }
  }

  static String line(Quote quote) {
    Instant at = quote.received().wall();
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
    return micros + "," + quote.instrument() + "," + text(quote.bid()) + "," + text(quote.ask()) + ","
        + text(quote.last());
  }

  /** Reads a line; an IllegalArgumentException names its number. */
  static Line read(String line, int number) {
    String[] fields = line.split(",", -1);
    try {
      if (fields.length != FIELDS) {
        throw new IllegalArgumentException("has " + fields.length + " fields");
      }
      long micros = Long.parseLong(fields[0]);
      return new Line(Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000),
          InstrumentId.parse(fields[1]), price(fields[2]), price(fields[3]), price(fields[4]));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + number + " of the recording is no quote: " + e.getMessage(), e);
    }
  }

  private static String text(Optional<Price> price) {
    return price.map(Price::toString).orElse("");
  }

  private static Optional<Price> price(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Price.parse(text));
  }
}
