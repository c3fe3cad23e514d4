package dev.belay.benchmarks;

import com.zerodhatech.kiteconnect.KiteConnect;
import com.zerodhatech.kiteconnect.kitehttp.exceptions.KiteException;
import com.zerodhatech.models.OrderParams;
import dev.belay.broker.PlaceResult;
import dev.belay.kite.KiteBrokerClient;
import dev.belay.kite.KiteConfig;
import dev.belay.kite.KiteCredentials;
import dev.belay.money.Price;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.kite.KiteAccount;
import dev.belay.time.SystemTimeSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Ways to place one order at a server: each call ends when the answer is there, and says when that was. */
final class Placing {

  private static final KiteAccount ACCOUNT = KiteAccount.sample();
  private static final AtomicLong SEQUENCE = new AtomicLong();
  private static final OrderTerms TERMS = new OrderTerms(SampleMarket.call(24_500), Product.NRML, Side.BUY,
      SampleMarket.LOT, new PriceTerms.Limit(Price.parse("100")));

  /** One way. */
  @FunctionalInterface
  interface Way {
    /** Places one order and answers the nanosecond at which its result was there. */
    long place() throws Exception;
  }

  private Placing() {}

  /** The same form of tag for all, so that the server does the same for all. */
  private static OrderTag tag() {
    return new OrderTag(new InstanceId("BEN"), new Epoch("E01"), SEQUENCE.incrementAndGet(), new GroupId(1),
        OrderPurpose.ENTRY, new LegId(0), 0, false);
  }

  static Way official(URI root) {
    KiteConnect client = OfficialClient.of(root, ACCOUNT);
    return () -> {
      OrderParams order = new OrderParams();
      order.exchange = "NFO";
      order.tradingsymbol = TERMS.instrument().symbol();
      order.transactionType = "BUY";
      order.orderType = "LIMIT";
      order.quantity = 65;
      order.price = 100.0;
      order.product = "NRML";
      order.validity = "DAY";
      order.tag = tag().text();
      try {
        require(client.placeOrder(order, "regular").orderId != null);
      } catch (KiteException e) {
        throw new IOException(e.message, e);
      }
      return System.nanoTime();
    };
  }

  /** The adapter as a host uses it: the call returns at once, the result comes on a thread of the adapter's. */
  static Way adapter(URI root) {
    KiteBrokerClient client = client(KiteConfig.builder().root(root).build());
    return () -> {
      CountDownLatch done = new CountDownLatch(1);
      long[] at = new long[1];
      client.placeOrder(tag(), TERMS).whenComplete((result, failure) -> {
        at[0] = System.nanoTime();
        require(result instanceof PlaceResult.Accepted);
        done.countDown();
      });
      done.await();
      return at[0];
    };
  }

  /** The adapter on the caller's own thread, like the official client. */
  static Way adapterInPlace(URI root) {
    KiteBrokerClient client = client(KiteConfig.builder().root(root).sender(Runnable::run).build());
    return () -> {
      PlaceResult result = client.placeOrder(tag(), TERMS).toCompletableFuture().get();
      require(result instanceof PlaceResult.Accepted);
      return System.nanoTime();
    };
  }

  private static KiteBrokerClient client(KiteConfig config) {
    SystemTimeSource time = new SystemTimeSource("bench");
    KiteBrokerClient client = KiteBrokerClient.of(config,
        new KiteCredentials(ACCOUNT.apiKey(), ACCOUNT.apiSecret()), time, cause -> {});
    client.session().resume(ACCOUNT.accessToken(), time.wall());
    return client;
  }

  /** The JDK's client with its threads out of the way: the transport that was not chosen. */
  static Way jdkTransport(URI root) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER).executor(Runnable::run).build();
    return () -> {
      HttpRequest request = HttpRequest.newBuilder(root.resolve("/orders/regular"))
          .header("X-Kite-Version", "3").header("Content-Type", "application/x-www-form-urlencoded")
          .header("Authorization", "token " + ACCOUNT.apiKey() + ":" + ACCOUNT.accessToken())
          .POST(HttpRequest.BodyPublishers.ofString(form())).build();
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      require(answer.statusCode() == 200);
      return System.nanoTime();
    };
  }

  /** A bare socket and no client at all: what the server and the network take. */
  static Way bareSocket(URI root) throws IOException {
    Socket socket = new Socket(root.getHost(), root.getPort());
    socket.setTcpNoDelay(true);
    OutputStream out = socket.getOutputStream();
    InputStream in = new BufferedInputStream(socket.getInputStream());
    byte[] buffer = new byte[4096];
    return () -> {
      byte[] body = form().getBytes(StandardCharsets.US_ASCII);
      String head = "POST /orders/regular HTTP/1.1\r\nHost: x\r\nX-Kite-Version: 3\r\nAuthorization: token "
          + ACCOUNT.apiKey() + ":" + ACCOUNT.accessToken()
          + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length + "\r\n\r\n";
      byte[] whole = new byte[head.length() + body.length];
      System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, whole, 0, head.length());
      System.arraycopy(body, 0, whole, head.length(), body.length);
      out.write(whole);
      int read = in.read(buffer);
      require(read > 12 && buffer[9] == '2');
      return System.nanoTime();
    };
  }

  private static String form() {
    return "exchange=NFO&tradingsymbol=" + TERMS.instrument().symbol() + "&transaction_type=BUY&quantity=65"
        + "&product=NRML&order_type=LIMIT&price=100&market_protection=-1&validity=DAY&tag=" + tag().text();
  }

  private static void require(boolean placed) {
    if (!placed) {
      throw new IllegalStateException("an order was not taken");
    }
  }
}
