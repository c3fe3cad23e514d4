package dev.belay.kite;

import com.zerodhatech.models.Tick;
import com.zerodhatech.ticker.KiteTicker;
import dev.belay.time.Moment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Reading a frame of 20 full packets, by the adapter and by the official ticker's own method. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TickBench {

  private static final int PACKETS = 20;
  private static final int LENGTH = 184;
  private static final Moment NOW = new Moment(Instant.EPOCH, 0);

  private static final KiteTick.Field[] FIELDS = KiteTick.Field.values();

  private byte[] frame;
  private KiteTicker ticker;
  private MethodHandle parse;

  /** Writes the frame, and reaches for the official ticker's private method. */
  @Setup
  public void load() throws ReflectiveOperationException {
    ByteBuffer bytes = ByteBuffer.allocate(2 + PACKETS * (2 + LENGTH)).putShort((short) PACKETS);
    for (int i = 0; i < PACKETS; i++) {
      bytes.putShort((short) LENGTH).putInt(12_345_602 + 256 * i);
      for (int field = 1; field < 16; field++) {
        bytes.putInt(field == 11 || field == 15 ? 1_785_729_600 : 10_000 + field);
      }
      for (int level = 0; level < 10; level++) {
        bytes.putInt(65 * (level + 1)).putInt(10_150 + level).putShort((short) 3).putShort((short) 0);
      }
    }
    frame = bytes.array();
    ticker = new KiteTicker("token", "key");
    Method method = KiteTicker.class.getDeclaredMethod("parseBinary", byte[].class);
    method.setAccessible(true);
    parse = MethodHandles.lookup().unreflect(method);
  }

  /** The value of every field of every packet, all ten levels of depth included; {@return their sum} */
  @Benchmark
  public long frameAdapter() throws UnreadableException {
    Sum depth = new Sum();
    long sum = 0;
    for (KiteTick each : TickFrames.read(frame, NOW)) {
      sum += each.token() + each.lastQuantity() + each.volume() + each.buyQuantity() + each.sellQuantity()
          + each.openInterest() + each.lastTradeSecond() + each.exchangeSecond();
      for (KiteTick.Field field : FIELDS) {
        sum += each.tenThousandths(field);
      }
      each.eachLevel(depth);
    }
    return sum + depth.sum;
  }

  private static final class Sum implements KiteTick.LevelReader {
    private long sum;

    @Override
    public void level(boolean bid, long tenThousandths, long quantity, int orders) {
      sum += tenThousandths + quantity + orders;
    }
  }

  /** The same with every price, time and level kept as an object, which is the dearest way to read a tick. */
  @Benchmark
  public void frameAdapterAsObjects(Blackhole hole) throws UnreadableException {
    for (KiteTick each : TickFrames.read(frame, NOW)) {
      hole.consume(each.token());
      hole.consume(each.lastQuantity() + each.volume() + each.buyQuantity() + each.sellQuantity());
      hole.consume(each.openInterest());
      for (Object part : List.of(each.last(), each.average(), each.open(), each.high(), each.low(), each.close(),
          each.lastTrade(), each.exchangeTime(), List.copyOf(each.bids()), List.copyOf(each.asks()))) {
        hole.consume(part);
      }
    }
  }

  /** What a quote needs. */
  @Benchmark
  public void quotesAdapter(Blackhole hole) throws UnreadableException {
    for (KiteTick each : TickFrames.read(frame, NOW)) {
      hole.consume(each.token());
      hole.consume(each.bid());
      hole.consume(each.ask());
      hole.consume(each.last());
    }
  }

  /** {@return the ticks of the official client, which always reads everything} */
  @SuppressWarnings("unchecked")
  @Benchmark
  public List<Tick> frameOfficial() throws Throwable {
    return (ArrayList<Tick>) parse.invoke(ticker, frame);
  }
}
