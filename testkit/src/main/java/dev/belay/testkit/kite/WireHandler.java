package dev.belay.testkit.kite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** Between Jetty and the desks: reads a request whole, and sends, cuts, drops or keeps back the answer. */
final class WireHandler extends Handler.Abstract {

  private static final int WORTH_ZIPPING = 1400;

  private final BiConsumer<Incoming, Consumer<Reply>> desk;
  private final Supplier<String> date;

  /** A request that was read, before it has a number. */
  record Incoming(String method, String path, Map<String, String> fields, String json,
      SortedMap<String, String> headers, SocketAddress from) {}

  WireHandler(BiConsumer<Incoming, Consumer<Reply>> desk, Supplier<String> date) {
    this.desk = desk;
    this.date = date;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean zips = request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip");
    desk.accept(read(request), reply -> send(request, response, callback, reply, zips));
    return true;
  }

  private static Incoming read(Request request) throws IOException {
    String body = Content.Source.asString(request, StandardCharsets.UTF_8);
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    boolean form = type != null && type.startsWith("application/x-www-form-urlencoded");
    Map<String, String> fields = new LinkedHashMap<>();
    for (Fields.Field each : Request.extractQueryParameters(request)) {
      fields.put(each.getName(), String.join(",", each.getValues()));
    }
    if (form) {
      Fields decoded = new Fields();
      UrlEncoded.decodeTo(body, decoded::add, StandardCharsets.UTF_8);
      decoded.forEach(each -> fields.put(each.getName(), each.getValue()));
    }
    SortedMap<String, String> headers = new TreeMap<>();
    request.getHeaders().forEach(each -> headers.put(each.getName().toLowerCase(Locale.ROOT), each.getValue()));
    return new Incoming(request.getMethod(), Request.getPathInContext(request), fields, form ? "" : body, headers,
        request.getConnectionMetaData().getRemoteSocketAddress());
  }

  private void send(Request request, Response response, Callback callback, Reply reply, boolean zips) {
    EndPoint wire = request.getConnectionMetaData().getConnection().getEndPoint();
    switch (reply.manner()) {
      case NEVER -> { }
      case DROP -> {
        wire.close();
        callback.failed(new EofException("dropped on purpose"));
      }
      case CUT -> {
        head(response, reply);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        ByteBuffer half = ByteBuffer.wrap(reply.body(), 0, reply.body().length / 2);
        response.write(false, half, Callback.from(() -> {
          wire.close();
          callback.failed(new EofException("cut on purpose"));
        }));
      }
      case WHOLE, ZIPPED -> {
        head(response, reply);
        boolean large = request.getMethod().equals("GET") && reply.body().length > WORTH_ZIPPING && zips;
        response.write(true, body(response, reply, large), callback);
      }
    }
  }

  private void head(Response response, Reply reply) {
    response.setStatus(reply.code());
    response.getHeaders().put(HttpHeader.DATE, date.get());
    if (!reply.contentType().isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
    }
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
  }

  private static ByteBuffer body(Response response, Reply reply, boolean large) {
    if (!large && reply.manner() != Reply.Manner.ZIPPED) {
      return ByteBuffer.wrap(reply.body());
    }
    response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(reply.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteBuffer.wrap(zipped.toByteArray());
  }
}
