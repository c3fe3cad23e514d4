package dev.belay.scenario;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.order.Side;
import java.time.LocalDate;
import java.util.Random;

/** Random plans and books, from a seed. */
final class Books {

  static final LocalDate TODAY = LocalDate.of(2026, 1, 6);
  static final LocalDate NEAR = LocalDate.of(2026, 1, 13);
  static final LocalDate FAR = LocalDate.of(2026, 1, 27);

  private Books() {}

  /**
   * A plan of 2 to 7 legs on different contracts, perhaps with a future, perhaps on a book that holds
   * something.
   */
  static Book random(long seed, boolean twoExpiries, boolean withFutures, boolean withBook) {
    Random random = new Random(seed);
    Book book = new Book(TODAY, 24_000, 65);
    int legs = 2 + random.nextInt(6);
    for (int i = 0; i < legs; i++) {
      LocalDate expiry = twoExpiries && random.nextBoolean() ? FAR : NEAR;
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      int lots = 1 + random.nextInt(3);
      if (withFutures && i == 0 && random.nextInt(3) == 0) {
        book.leg(side, book.future(FAR), lots, 24_060);
      } else {
        Instrument option = option(book, random, 22_800 + 50 * i, expiry);
        book.leg(side, option, lots, book.value(option, volatility(random)));
      }
    }
    if (withBook) {
      Instrument held = option(book, random, 22_820, NEAR);
      book.hold(held, 65L * (random.nextInt(7) - 3), book.value(held, volatility(random)));
      Instrument shared = book.legs().get(1).instrument();
      if (shared.isOption()) {
        book.hold(shared, 65L * (random.nextInt(5) - 2), book.value(shared, volatility(random)));
      }
    }
    return book;
  }

  private static Instrument option(Book book, Random random, int base, LocalDate expiry) {
    return book.option(random.nextBoolean() ? InstrumentKind.CALL : InstrumentKind.PUT,
        base + 400 * random.nextInt(6), expiry);
  }

  private static double volatility(Random random) {
    return 0.1 + random.nextInt(15) / 100.0;
  }
}
