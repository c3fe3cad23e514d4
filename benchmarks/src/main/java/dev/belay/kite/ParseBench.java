package dev.belay.kite;

import com.google.gson.Gson;
import com.zerodhatech.kiteconnect.KiteConnect;
import com.zerodhatech.models.Order;
import com.zerodhatech.ticker.KiteTicker;
import dev.belay.broker.BrokerRead;
import dev.belay.order.OrderReport;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading an order book of 100 rows, and one pushed order, by the adapter and by the official client's own steps. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParseBench {

  private static final int ROWS = 100;

  private final OrderRows rows = new OrderRows(new Contracts(Set.of(), Set.of()));
  private final OrderUpdates updates = new OrderUpdates(rows);
  private final ReadJudge judge = new ReadJudge(new Secrets(), () -> Instant.EPOCH);
  private KiteTicker ticker;
  private Gson gson;
  private byte[] book;
  private String bookText;
  private byte[] update;
  private String message;

  /** Loads the sample row, and the official client's own converter. */
  @Setup
  public void load() throws IOException, ReflectiveOperationException {
    String row;
    try (InputStream in = ParseBench.class.getResourceAsStream("order-row.json")) {
      row = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
    bookText = "{\"status\":\"success\",\"data\":[" + String.join(",", Collections.nCopies(ROWS, row)) + "]}";
    book = bookText.getBytes(StandardCharsets.UTF_8);
    update = row.getBytes(StandardCharsets.UTF_8);
    message = "{\"type\":\"order\",\"id\":\"\",\"data\":" + row + "}";
    ticker = new KiteTicker("token", "key");
    Field converter = KiteConnect.class.getDeclaredField("gson");
    converter.setAccessible(true);
    gson = (Gson) converter.get(new KiteConnect("key"));
  }

  /** {@return the book, as the adapter reads it} */
  @Benchmark
  public List<OrderReport> bookAdapter() {
    BrokerRead<List<OrderReport>> read = judge.judge(new Answer.Received(200, book, ""),
        json -> RowLists.listOrNull(json, OrderRows.FIELDS, "orders", rows::read));
    return read.value().orElseThrow();
  }

  /** {@return the book, by the steps of the official getOrders} */
  @Benchmark
  public Order[] bookOfficial() {
    return gson.fromJson(String.valueOf(new JSONObject(bookText).get("data")), Order[].class);
  }

  /** {@return a pushed order, as the adapter reads it} */
  @Benchmark
  public OrderReport updateAdapter() {
    return updates.read(update).orElseThrow();
  }

  /** {@return a pushed order, by the steps of the official ticker} */
  @Benchmark
  public Order updateOfficial() {
    return ticker.getOrder(new JSONObject(message));
  }
}
