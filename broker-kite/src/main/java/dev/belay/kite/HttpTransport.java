package dev.belay.kite;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * HTTP/1.1 by OkHttp, chosen by measurement (docs/decisions/0007-kite-transport.md), with everything switched off
 * that would send a request twice. Called on the client's sender threads.
 */
final class HttpTransport implements Transport {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final int POOLED = 8;
  private static final long KEEP_ALIVE_MINUTES = 5;
  private static final int LARGEST_BODY = 64 << 20;

  private final OkHttpClient http;
  private final HttpUrl root;

  HttpTransport(KiteConfig config) {
    root = HttpUrl.get(config.root());
    Egress egress = new Egress(config.sourceAddress());
    http = new OkHttpClient.Builder()
        .protocols(List.of(Protocol.HTTP_1_1))
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .authenticator(Authenticator.NONE)
        .dns(egress)
        .socketFactory(egress)
        .connectionPool(new ConnectionPool(POOLED, KEEP_ALIVE_MINUTES, TimeUnit.MINUTES))
        .connectTimeout(config.connectTimeout())
        .writeTimeout(config.answerTimeout())
        .readTimeout(config.answerTimeout())
        .callTimeout(config.connectTimeout().plus(config.answerTimeout()))
        .addNetworkInterceptor(new OneSend())
        .eventListenerFactory(call -> watch(call.request()))
        .build();
  }

  private static OneSend.Watch watch(Request request) {
    OneSend.Watch watch = request.tag(OneSend.Watch.class);
    return watch == null ? new OneSend.Watch() : watch;
  }

  /** Opens the stream's sockets by the same rules of names and addresses. */
  OkHttpStream stream(KiteConfig config) {
    return new OkHttpStream(http, config.stream(), config.connectTimeout().plus(config.answerTimeout()));
  }

  @Override
  public Answer send(Call call, String authorization) {
    OneSend.Watch watch = new OneSend.Watch();
    Request request = request(call, authorization, watch);
    try (Response response = http.newCall(request).execute()) {
      return new Answer.Received(response.code(), body(response), response.header("Date", ""));
    } catch (IOException e) {
      String cause = cause(e);
      return watch.isBegun() ? new Answer.Lost(cause) : new Answer.NotSent(cause);
    }
  }

  private Request request(Call call, String authorization, OneSend.Watch watch) {
    HttpUrl.Builder url = root.newBuilder().addPathSegments(call.path().substring(1));
    boolean inQuery = call.method() == Call.Method.GET || call.method() == Call.Method.DELETE
        || !call.json().isEmpty();
    if (inQuery) {
      call.fields().forEach(each -> url.addQueryParameter(each.getKey(), each.getValue()));
    }
    Request.Builder request = new Request.Builder().url(url.build()).tag(OneSend.Watch.class, watch)
        .header("X-Kite-Version", "3").header("User-Agent", "belay");
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return switch (call.method()) {
      case GET -> request.get().build();
      case DELETE -> request.delete().build();
      case POST -> request.post(body(call)).build();
      case PUT -> request.put(body(call)).build();
    };
  }

  private static RequestBody body(Call call) {
    if (!call.json().isEmpty()) {
      return RequestBody.create(call.json().getBytes(StandardCharsets.UTF_8), JSON);
    }
    FormBody.Builder form = new FormBody.Builder();
    for (Map.Entry<String, String> each : call.fields()) {
      form.add(each.getKey(), each.getValue());
    }
    return form.build();
  }

  /** The whole body, unless it is larger than any book can be: a zipped body may unfold without end. */
  private static byte[] body(Response response) throws IOException {
    long announced = response.body().contentLength();
    if (announced >= 0 && announced <= LARGEST_BODY) {
      return response.body().bytes();
    }
    byte[] whole = response.body().byteStream().readNBytes(LARGEST_BODY + 1);
    if (whole.length > LARGEST_BODY) {
      throw new IOException("an answer of more than " + (LARGEST_BODY >> 20) + " MB");
    }
    return whole;
  }

  /**
   * The kind of failure and its text; texts of the network layer name hosts and ports, no headers and no
   * queries.
   */
  private static String cause(IOException e) {
    String kind = e instanceof InterruptedIOException ? "no answer in time" : "connection failed";
    return String.format(Locale.ROOT, "%s (%s)", kind, e.getClass().getSimpleName());
  }

  /** Ends idle connections and OkHttp's own threads. */
  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
