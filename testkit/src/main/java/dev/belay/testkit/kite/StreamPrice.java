package dev.belay.testkit.kite;

import dev.belay.money.Price;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of a contract as the stream tells it. Prices in paise, quantities in units.
 *
 * @param token the broker's number of the contract; its last byte names the segment, 9 is an index
 * @param last the last price
 * @param volume units traded today
 * @param bids buyers, best first, at most five
 * @param asks sellers, best first, at most five
 * @param at the exchange's clock
 */
public record StreamPrice(long token, int last, long volume, List<Level> bids, List<Level> asks, Instant at) {

  private static final int INDEX = 9;
  static final int LEVELS = 5;
  private static final int LTP = 8;
  private static final int QUOTE = 44;
  private static final int FULL = 184;
  private static final int INDEX_QUOTE = 28;
  private static final int INDEX_FULL = 32;
  private static final int PAISE = 100;

  /**
   * One level of depth.
   *
   * @param price in paise
   * @param quantity in units
   * @param orders how many orders
   */
  public record Level(int price, long quantity, int orders) {}

  /** Copies the lists. */
  public StreamPrice {
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
  }

  /**
   * {@return a state with five levels on both sides, a tick of five paise apart}
   *
   * @param token the broker's number of the contract
   * @param bid the best bid
   * @param ask the best ask; the last price is the bid
   * @param at the exchange's clock
   */
  public static StreamPrice of(long token, Price bid, Price ask, Instant at) {
    int best = paise(bid);
    int worst = paise(ask);
    List<Level> bids = new ArrayList<>();
    List<Level> asks = new ArrayList<>();
    for (int i = 0; i < LEVELS; i++) {
      if (best - 5 * i > 0) {
        bids.add(new Level(best - 5 * i, 65L * (i + 1), i + 1));
      }
      asks.add(new Level(worst + 5 * i, 65L * (i + 1), i + 1));
    }
    return new StreamPrice(token, best, 1_000, bids, asks, at);
  }

  private static int paise(Price price) {
    return price.toDecimal().movePointRight(2).intValueExact();
  }

  /** The packet of a mode: ltp, quote or full. */
  byte[] packet(String mode) {
    boolean index = (token & 0xff) == INDEX;
    int full = index ? INDEX_FULL : FULL;
    int quote = index ? INDEX_QUOTE : QUOTE;
    int length = mode.equals("ltp") ? LTP : mode.equals("full") ? full : quote;
    ByteBuffer packet = ByteBuffer.allocate(length).putInt((int) token).putInt(last);
    if (length == LTP) {
      return packet.array();
    }
    if (index) {
      for (int i = 0; i < 5; i++) {
        packet.putInt(last);
      }
    } else {
      packet.putInt(65).putInt(last).putInt((int) volume).putInt((int) total(bids)).putInt((int) total(asks))
          .putInt(last).putInt(last + PAISE).putInt(last - PAISE).putInt(last);
    }
    if (length == INDEX_FULL) {
      packet.putInt((int) at.getEpochSecond());
    } else if (length == FULL) {
      packet.putInt((int) at.getEpochSecond()).putInt(0).putInt(0).putInt(0).putInt((int) at.getEpochSecond());
      depth(packet, bids);
      depth(packet, asks);
    }
    return packet.array();
  }

  private static long total(List<Level> levels) {
    return levels.stream().mapToLong(Level::quantity).sum();
  }

  private static void depth(ByteBuffer packet, List<Level> levels) {
    for (int i = 0; i < LEVELS; i++) {
      Level level = i < levels.size() ? levels.get(i) : new Level(0, 0, 0);
      packet.putInt((int) level.quantity()).putInt(level.price()).putShort((short) level.orders()).putShort((short) 0);
    }
  }
}
