package dev.belay.testkit.kite;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** Lets WebSockets in that carry the account's key and token, and hands everything else on. */
final class StreamDoor extends Handler.Wrapper {

  private static final int FORBIDDEN = 403;

  private final KiteAccount account;
  private final KiteLikeStream stream;

  StreamDoor(Handler behind, KiteAccount account, KiteLikeStream stream) {
    super(behind);
    this.account = account;
    this.stream = stream;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!request.getHeaders().contains(HttpHeader.UPGRADE, "websocket")) {
      return super.handle(request, response, callback);
    }
    Optional<Integer> refusal = stream.refusal().or(() -> isKnown(request) ? Optional.empty() : Optional.of(FORBIDDEN));
    if (refusal.isPresent()) {
      response.setStatus(refusal.get());
      response.write(true, ByteBuffer.allocate(0), callback);
      return true;
    }
    stream.arriving();
    return ServerWebSocketContainer.ensure(getServer())
        .upgrade((asked, answer, done) -> new StreamClient(stream), request, response, callback);
  }

  private boolean isKnown(Request request) {
    Fields query = Request.extractQueryParameters(request);
    return account.apiKey().equals(query.getValue("api_key"))
        && account.accessToken().equals(query.getValue("access_token"));
  }
}
