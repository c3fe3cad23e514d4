package dev.belay.kite;

import dev.belay.money.Price;
import dev.belay.time.Moment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/**
 * The newest state of one contract, as the stream pushed it. It keeps the broker's packet and reads a field
 * when it is asked for it, so a tick of which nobody wants the depth costs no depth.
 *
 * <p>Quantities are unsigned 32-bit numbers at the broker. A price of zero or below counts as absent. A field
 * that the packet's kind does not have is absent, or zero where a number is answered.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class KiteTick {

  /** How much the broker sends of a contract. */
  public enum Mode {
    /** The last price alone. */
    LTP("ltp"),
    /** Prices of the day, volume and total quantities. */
    QUOTE("quote"),
    /** All that, open interest, times, and five levels of depth on both sides. */
    FULL("full");

    private final String code;

    Mode(String code) {
      this.code = code;
    }

    /** {@return the broker's word for it} */
    public String code() {
      return code;
    }
  }

  /**
   * One level of depth.
   *
   * @param price the level's price
   * @param quantity how many units are wanted or offered at it
   * @param orders by how many orders
   */
  public record Level(Price price, long quantity, int orders) {}

  /** A price that the broker sends of a contract. */
  public enum Field {
    /** {@link KiteTick#last()}. */
    LAST(4, 4),
    /** {@link KiteTick#average()}. */
    AVERAGE(12, Field.NOWHERE),
    /** {@link KiteTick#open()}. */
    OPEN(28, 16),
    /** {@link KiteTick#high()}. */
    HIGH(32, 8),
    /** {@link KiteTick#low()}. */
    LOW(36, 12),
    /** {@link KiteTick#close()}. */
    CLOSE(40, 20);

    private static final int NOWHERE = FULL_LENGTH;

    private final int offset;
    private final int ofIndex;

    Field(int offset, int ofIndex) {
      this.offset = offset;
      this.ofIndex = ofIndex;
    }
  }

  /** Takes levels of depth one by one, as numbers. */
  @FunctionalInterface
  public interface LevelReader {

    /**
     * Takes a level.
     *
     * @param bid whether somebody buys at it; otherwise somebody sells
     * @param tenThousandths its price in ten-thousandths of a rupee
     * @param quantity how many units are wanted or offered at it
     * @param orders by how many orders
     */
    void level(boolean bid, long tenThousandths, long quantity, int orders);
  }

  static final int LTP_LENGTH = 8;
  static final int INDEX_QUOTE_LENGTH = 28;
  static final int INDEX_FULL_LENGTH = 32;
  static final int QUOTE_LENGTH = 44;
  static final int FULL_LENGTH = 184;

  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final int LEVELS = 5;
  private static final int LEVEL_LENGTH = 12;
  private static final int BIDS = 64;
  private static final int ASKS = BIDS + LEVELS * LEVEL_LENGTH;

  private final byte[] packet;
  private final Moment received;

  /** Takes over a packet of a length that {@link #isKnown} knows. */
  KiteTick(byte[] packet, Moment received) {
    this.packet = packet;
    this.received = Objects.requireNonNull(received, "received");
  }

  static boolean isKnown(int length) {
    return length == LTP_LENGTH || length == INDEX_QUOTE_LENGTH || length == INDEX_FULL_LENGTH
        || length == QUOTE_LENGTH || length == FULL_LENGTH;
  }

  private int at(int offset) {
    return (int) INT.get(packet, offset);
  }

  private long unsigned(int offset) {
    return offset + Integer.BYTES <= packet.length && !isIndex() ? Integer.toUnsignedLong(at(offset)) : 0;
  }

  /** {@return the broker's number of the contract, valid on its day only} */
  public long token() {
    return Integer.toUnsignedLong(at(0));
  }

  /** {@return when the frame with it reached this process} */
  public Moment received() {
    return received;
  }

  /** {@return whether it is an index, which cannot be traded} */
  public boolean isIndex() {
    return packet.length == INDEX_QUOTE_LENGTH || packet.length == INDEX_FULL_LENGTH;
  }

  /** {@return how much the broker sent} */
  public Mode mode() {
    return packet.length == LTP_LENGTH ? Mode.LTP
        : packet.length == FULL_LENGTH || packet.length == INDEX_FULL_LENGTH ? Mode.FULL : Mode.QUOTE;
  }

  /** {@return the last traded price, or the index's value} */
  public Optional<Price> last() {
    return price(Field.LAST);
  }

  /** {@return units of the last trade} */
  public long lastQuantity() {
    return unsigned(8);
  }

  /** {@return the day's average price} */
  public Optional<Price> average() {
    return price(Field.AVERAGE);
  }

  /** {@return units traded today} */
  public long volume() {
    return unsigned(16);
  }

  /** {@return units wanted over all levels} */
  public long buyQuantity() {
    return unsigned(20);
  }

  /** {@return units offered over all levels} */
  public long sellQuantity() {
    return unsigned(24);
  }

  /** {@return the day's first price} */
  public Optional<Price> open() {
    return price(Field.OPEN);
  }

  /** {@return the day's highest price} */
  public Optional<Price> high() {
    return price(Field.HIGH);
  }

  /** {@return the day's lowest price} */
  public Optional<Price> low() {
    return price(Field.LOW);
  }

  /** {@return the close of the day before} */
  public Optional<Price> close() {
    return price(Field.CLOSE);
  }

  /** {@return the open interest in units} */
  public long openInterest() {
    return unsigned(48);
  }

  /** {@return when it last traded, by the exchange's clock, in whole seconds} */
  public Optional<Instant> lastTrade() {
    return instant(lastTradeSecond());
  }

  /** {@return the exchange's clock when it sent this, in whole seconds} */
  public Optional<Instant> exchangeTime() {
    return instant(exchangeSecond());
  }

  /** {@return the best price that somebody buys at; absent without depth, and when nobody buys} */
  public Optional<Price> bid() {
    return levelPrice(BIDS);
  }

  /** {@return the best price that somebody sells at; absent without depth, and when nobody sells} */
  public Optional<Price> ask() {
    return levelPrice(ASKS);
  }

  /** {@return the buyers, best first; levels without a quantity are left out} */
  public List<Level> bids() {
    return levels(BIDS);
  }

  /** {@return the sellers, best first; levels without a quantity are left out} */
  public List<Level> asks() {
    return levels(ASKS);
  }

  /**
   * Reads all levels, the buyers' first and the best of each side first, without making objects: for who looks at
   * the depth of every tick.
   *
   * @param to takes the levels that {@link #bids()} and {@link #asks()} have
   */
  public void eachLevel(LevelReader to) {
    for (int i = 0; packet.length == FULL_LENGTH && i < 2 * LEVELS; i++) {
      int offset = BIDS + i * LEVEL_LENGTH;
      if (isLevel(offset)) {
        to.level(i < LEVELS, tenThousandths(offset + 4), Integer.toUnsignedLong(at(offset)), orders(offset));
      }
    }
  }

  private List<Level> levels(int from) {
    int levels = 0;
    boolean unbroken = true;
    for (int i = 0; packet.length == FULL_LENGTH && i < LEVELS; i++) {
      boolean there = isLevel(from + i * LEVEL_LENGTH);
      unbroken &= !there || i == levels;
      levels += there ? 1 : 0;
    }
    Side side = new Side(from, unbroken ? levels : LEVELS);
    return unbroken ? side
        : IntStream.range(0, LEVELS).filter(i -> isLevel(from + i * LEVEL_LENGTH)).mapToObj(side::get).toList();
  }

  private int orders(int level) {
    return Short.toUnsignedInt((short) SHORT.get(packet, level + 8));
  }

  private boolean isLevel(int offset) {
    return at(offset) != 0 && at(offset + 4) > 0;
  }

  /** The levels of a side, made of the packet when they are asked for: who looks at one pays for one. */
  private final class Side extends AbstractList<Level> implements RandomAccess {
    private final int from;
    private final int size;

    Side(int from, int size) {
      this.from = from;
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public Level get(int index) {
      return level(from + Objects.checkIndex(index, size) * LEVEL_LENGTH);
    }
  }

  private Level level(int offset) {
    return new Level(new Price(tenThousandths(offset + 4)), Integer.toUnsignedLong(at(offset)), orders(offset));
  }

  private Optional<Price> levelPrice(int offset) {
    return packet.length == FULL_LENGTH && isLevel(offset) ? priced(tenThousandths(offset + 4)) : Optional.empty();
  }

  /**
   * {@return a price in ten-thousandths of a rupee, 0 where it is absent: for who looks at every tick and wants no
   *     objects made}
   *
   * @param field which
   */
  public long tenThousandths(Field field) {
    return tenThousandths(isIndex() ? field.ofIndex : field.offset);
  }

  private long tenThousandths(int offset) {
    int price = offset + Integer.BYTES > packet.length ? 0 : at(offset);
    return price <= 0 ? 0 : Segments.tenThousandths(token(), price);
  }

  private Optional<Price> price(Field field) {
    return priced(tenThousandths(field));
  }

  private static Optional<Price> priced(long tenThousandths) {
    return tenThousandths == 0 ? Optional.empty() : Optional.of(new Price(tenThousandths));
  }

  /** {@return {@link #lastTrade()} in seconds since 1970, 0 where it is absent} */
  public long lastTradeSecond() {
    return isIndex() ? 0 : second(44);
  }

  /** {@return {@link #exchangeTime()} in seconds since 1970, 0 where it is absent} */
  public long exchangeSecond() {
    return second(isIndex() ? 28 : 60);
  }

  private long second(int offset) {
    return offset + Integer.BYTES > packet.length ? 0 : Integer.toUnsignedLong(at(offset));
  }

  private static Optional<Instant> instant(long second) {
    return second == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(second));
  }

  /** {@return token, last, bid and ask} */
  @Override
  public String toString() {
    return "KiteTick[" + token() + " " + mode().code() + " last " + last().map(Object::toString).orElse("-") + " bid "
        + bid().map(Object::toString).orElse("-") + " ask " + ask().map(Object::toString).orElse("-") + "]";
  }
}
