package dev.belay.kite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.kite.KiteTick.Field;
import dev.belay.kite.KiteTick.Level;
import dev.belay.kite.KiteTick.Mode;
import dev.belay.money.Price;
import dev.belay.time.Moment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Binary frames, written here field by field from the broker's description. */
final class TickFramesTest {

  private static final Moment NOW = new Moment(Instant.parse("2026-08-03T04:00:00Z"), 7);
  private static final int NFO = 12_345_602;
  private static final int INDEX = 256_265;
  private static final int TIME = 1_785_729_600;

  @Test
  void aHeartbeatAndAnEmptyFrameHaveNoTicks() throws UnreadableException {
    assertThat(TickFrames.read(new byte[] {0}, NOW)).isEmpty();
    assertThat(TickFrames.read(new byte[0], NOW)).isEmpty();
    assertThat(TickFrames.read(new byte[] {0, 0}, NOW)).isEmpty();
  }

  @Test
  void everyLengthIsReadInOneFrame() throws UnreadableException {
    List<KiteTick> ticks = TickFrames.read(frame(ltp(), quote(), full(), index(28), index(32)), NOW);

    assertThat(ticks).extracting(KiteTick::mode).containsExactly(Mode.LTP, Mode.QUOTE, Mode.FULL, Mode.QUOTE,
        Mode.FULL);
    assertThat(ticks).extracting(KiteTick::token).containsExactly((long) NFO, (long) NFO, (long) NFO, (long) INDEX,
        (long) INDEX);
    assertThat(ticks).extracting(KiteTick::isIndex).containsExactly(false, false, false, true, true);
    assertThat(ticks).extracting(each -> each.last().orElseThrow()).containsExactly(price("101.50"), price("101.50"),
        price("101.50"), price("24500.05"), price("24500.05"));
    assertThat(ticks).allSatisfy(each -> assertThat(each.received()).isEqualTo(NOW));
  }

  @Test
  void aFullPacketHasDayTimesAndDepthOnBothSides() throws UnreadableException {
    KiteTick tick = TickFrames.read(frame(full()), NOW).get(0);

    assertThat(tick.lastQuantity()).isEqualTo(65);
    assertThat(tick.average()).contains(price("100.25"));
    assertThat(tick.volume()).isEqualTo(3_000_000_000L);
    assertThat(tick.buyQuantity()).isEqualTo(7);
    assertThat(tick.sellQuantity()).isEqualTo(8);
    assertThat(Stream.of(tick.open(), tick.high(), tick.low(), tick.close()).map(each -> each.orElseThrow()))
        .containsExactly(price("99"), price("103"), price("98"), price("97.05"));
    assertThat(tick.openInterest()).isEqualTo(9);
    assertThat(tick.lastTrade()).contains(Instant.ofEpochSecond(TIME));
    assertThat(tick.exchangeTime()).contains(Instant.ofEpochSecond(TIME + 1));
    assertThat(Stream.of(Field.values()).map(tick::tenThousandths)).containsExactly(1_015_000L, 1_002_500L, 990_000L,
        1_030_000L, 980_000L, 970_500L);
    assertThat(tick.lastTradeSecond()).isEqualTo(TIME);
    assertThat(tick.exchangeSecond()).isEqualTo(TIME + 1);
    assertThat(tick.bid()).contains(price("101.45"));
    assertThat(tick.ask()).contains(price("101.55"));
    assertThat(tick.bids()).containsExactly(new Level(price("101.45"), 4_000_000_000L, 65_535),
        new Level(price("101.40"), 20, 2));
    assertThat(tick.asks()).containsExactly(new Level(price("101.55"), 30, 3));
  }

  @Test
  void aLevelWithoutAQuantityOrAPriceIsLeftOutWhereverItStands() throws UnreadableException {
    ByteBuffer packet = full();
    packet.position(64 + 12);
    level(packet, 0, 10_140, 2);
    level(packet, 25, 0, 2);
    level(packet, 40, 10_130, 4);

    List<Level> bids = TickFrames.read(frame(packet), NOW).get(0).bids();

    assertThat(bids).containsExactly(new Level(price("101.45"), 4_000_000_000L, 65_535),
        new Level(price("101.30"), 40, 4));
  }

  @Test
  void depthIsReadWithoutObjectsTheSame() throws UnreadableException {
    ByteBuffer packet = full();
    packet.position(64 + 12);
    level(packet, 0, 10_140, 2);
    level(packet, 40, 10_130, 4);
    List<String> levels = new ArrayList<>();

    TickFrames.read(frame(packet, ltp()), NOW).forEach(tick -> tick.eachLevel((bid, price, quantity, orders) ->
        levels.add((bid ? "bid " : "ask ") + price + " " + quantity + " " + orders)));

    assertThat(levels).containsExactly("bid 1014500 4000000000 65535", "bid 1013000 40 4", "ask 1015500 30 3");
  }

  @Test
  void theSidesOfATickCannotBeChanged() throws UnreadableException {
    List<Level> asks = TickFrames.read(frame(full()), NOW).get(0).asks();

    assertThatThrownBy(() -> asks.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> asks.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void anIndexHasItsOwnPlacesAndNothingThatTrades() throws UnreadableException {
    KiteTick tick = TickFrames.read(frame(index(32)), NOW).get(0);

    assertThat(Stream.of(tick.high(), tick.low(), tick.open(), tick.close()).map(each -> each.orElseThrow()))
        .containsExactly(price("24600"), price("24400"), price("24450"), price("24300"));
    assertThat(tick.exchangeTime()).contains(Instant.ofEpochSecond(TIME));
    assertThat(tick.bid()).isEmpty();
    assertThat(tick.average()).isEmpty();
    assertThat(tick.tenThousandths(Field.AVERAGE)).isZero();
    assertThat(tick.lastTradeSecond()).isZero();
    assertThat(tick.lastTrade()).isEmpty();
    assertThat(tick.volume()).isZero();
  }

  @Test
  void whatAPacketLacksOrSaysWithZeroIsAbsent() throws UnreadableException {
    KiteTick ltp = TickFrames.read(frame(ByteBuffer.allocate(8).putInt(NFO).putInt(0)), NOW).get(0);

    assertThat(ltp.last()).isEmpty();
    assertThat(ltp.bid()).isEmpty();
    assertThat(ltp.asks()).isEmpty();
    assertThat(ltp.close()).isEmpty();
    assertThat(ltp.exchangeTime()).isEmpty();
    assertThat(ltp.volume()).isZero();
  }

  @Test
  void aCurrencysPriceIsFiner() throws UnreadableException {
    assertThat(TickFrames.read(frame(ByteBuffer.allocate(8).putInt(256 + 3).putInt(873_425_000)), NOW).get(0).last())
        .contains(price("87.3425"));
    assertThat(TickFrames.read(frame(ByteBuffer.allocate(8).putInt(256 + 6).putInt(873_425)), NOW).get(0).last())
        .contains(price("87.3425"));
  }

  @Test
  void aNumberIsUnsignedAndAnUnknownLengthIsPassedOver() throws UnreadableException {
    assertThat(TickFrames.read(frame(ByteBuffer.allocate(12), ltp(),
        ByteBuffer.allocate(8).putInt(0xffff_ff02).putInt(5)), NOW)).extracting(KiteTick::token)
        .containsExactly((long) NFO, 0xffff_ff02L);
  }

  @Test
  void aFrameThatDoesNotAddUpIsNotUsedAtAll() {
    byte[] whole = frame(ltp(), quote());
    for (int length = 2; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);

      assertThatThrownBy(() -> TickFrames.read(cut, NOW)).isInstanceOf(UnreadableException.class);
    }
    assertThatThrownBy(() -> TickFrames.read(Arrays.copyOf(whole, whole.length + 1), NOW))
        .isInstanceOf(UnreadableException.class);
  }

  private static ByteBuffer ltp() {
    return ByteBuffer.allocate(8).putInt(NFO).putInt(10_150);
  }

  private static ByteBuffer quote() {
    return day(ByteBuffer.allocate(44));
  }

  private static ByteBuffer full() {
    ByteBuffer packet = day(ByteBuffer.allocate(184)).putInt(TIME).putInt(9).putInt(10).putInt(1).putInt(TIME + 1);
    level(packet, 0xee6b_2800, 10_145, 65_535);
    level(packet, 20, 10_140, 2);
    packet.position(64 + 5 * 12);
    level(packet, 30, 10_155, 3);
    return packet;
  }

  private static ByteBuffer day(ByteBuffer packet) {
    return packet.putInt(NFO).putInt(10_150).putInt(65).putInt(10_025).putInt((int) 3_000_000_000L).putInt(7).putInt(8)
        .putInt(9_900).putInt(10_300).putInt(9_800).putInt(9_705);
  }

  private static void level(ByteBuffer packet, int quantity, int price, int orders) {
    packet.putInt(quantity).putInt(price).putShort((short) orders).putShort((short) 0);
  }

  private static ByteBuffer index(int length) {
    ByteBuffer packet = ByteBuffer.allocate(length).putInt(INDEX).putInt(2_450_005).putInt(2_460_000)
        .putInt(2_440_000).putInt(2_445_000).putInt(2_430_000).putInt(20_005);
    return length == 32 ? packet.putInt(TIME) : packet;
  }

  private static byte[] frame(ByteBuffer... packets) {
    int length = 2 + Stream.of(packets).mapToInt(each -> 2 + each.capacity()).sum();
    ByteBuffer frame = ByteBuffer.allocate(length).putShort((short) packets.length);
    for (ByteBuffer each : packets) {
      frame.putShort((short) each.capacity()).put(each.array());
    }
    return frame.array();
  }

  private static Price price(String text) {
    return Price.parse(text);
  }
}
