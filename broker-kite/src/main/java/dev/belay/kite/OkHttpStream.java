package dev.belay.kite;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/**
 * WebSockets by OkHttp, with the transport's own address and name rules (docs/decisions/0008-kite-stream.md).
 * Each open socket has a daemon thread named {@code belay-kite-stream}.
 */
final class OkHttpStream implements StreamSocket.Opener, AutoCloseable {

  private static final int NORMAL = 1000;
  private static final long IDLE_SECONDS = 30;

  private final OkHttpClient http;
  private final String address;
  private final Duration patience;
  private final ExecutorService threads;

  OkHttpStream(OkHttpClient rest, URI address, Duration patience) {
    this.patience = patience;
    this.address = address + (address.getRawQuery() == null ? "?" : "&");
    threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "belay-kite-stream");
          thread.setDaemon(true);
          return thread;
        });
    http = rest.newBuilder().dispatcher(new Dispatcher(threads)).build();
  }

  @Override
  public StreamSocket.Opening open(String query, StreamSocket.Listener listener) {
    Frames frames = new Frames(listener);
    Request request = new Request.Builder().url(address + query).header("X-Kite-Version", "3").build();
    WebSocket socket = http.newWebSocket(request, frames);
    try {
      return frames.opening.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      socket.cancel();
      return new StreamSocket.Opening.Failed("interrupted");
    } catch (ExecutionException | TimeoutException e) {
      socket.cancel();
      return new StreamSocket.Opening.Failed("no answer in time");
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  /** An open socket of OkHttp's. */
  private record Socket(WebSocket socket) implements StreamSocket {
    @Override
    public void send(String text) {
      socket.send(text);
    }

    @Override
    public void cancel() {
      socket.cancel();
    }
  }

  private static final class Frames extends WebSocketListener {
    private final StreamSocket.Listener listener;
    private final CompletableFuture<StreamSocket.Opening> opening = new CompletableFuture<>();

    Frames(StreamSocket.Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
      opening.complete(new StreamSocket.Opening.Open(new Socket(socket)));
    }

    @Override
    public void onMessage(WebSocket socket, ByteString bytes) {
      listener.onFrame(bytes.toByteArray());
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      listener.onText(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The broker says farewell; it is told the same before the answer goes out. */
    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      listener.onEnd("closed by the broker with " + code);
      socket.close(NORMAL, null);
    }

    /** The exception's text may name the address, which carries the token: its kind is enough. */
    @Override
    public void onFailure(WebSocket socket, Throwable failure, Response response) {
      String kind = failure.getClass().getSimpleName();
      StreamSocket.Opening result = response == null
          ? new StreamSocket.Opening.Failed("connection failed (" + kind + ")")
          : new StreamSocket.Opening.Refused(response.code());
      if (!opening.complete(result)) {
        listener.onEnd("connection lost (" + kind + ")");
      }
    }
  }
}
