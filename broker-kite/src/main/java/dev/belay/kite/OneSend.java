package dev.belay.kite;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Holds that one request is written at most once. The HTTP library would otherwise repeat a request by itself
 * in three cases: a pooled connection that died (switched off by its own setting), a redirect or log-in
 * demand (switched off too), and a 503 with {@code Retry-After: 0}, for which it has no switch: so that
 * header is taken away, and a second pass of the same call is stopped before its first byte, whatever the
 * reason.
 */
final class OneSend implements Interceptor {

  /** What is known about one call's way; made per call, read by the thread that made the call. */
  static final class Watch extends EventListener {
    private volatile boolean passed;
    private volatile boolean begun;

    /** {@return whether the first byte of the request may have left} */
    boolean isBegun() {
      return begun;
    }

    @Override
    public void requestHeadersStart(Call call) {
      begun = true;
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Watch watch = request.tag(Watch.class);
    if (watch == null || watch.passed) {
      throw new IOException("a request is never sent a second time");
    }
    watch.passed = true;
    Response response = chain.proceed(request);
    return response.header("Retry-After") == null ? response
        : response.newBuilder().removeHeader("Retry-After").build();
  }
}
