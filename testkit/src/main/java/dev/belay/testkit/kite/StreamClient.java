package dev.belay.testkit.kite;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * One client's WebSocket at a {@link KiteLikeStream}. It is public because Jetty, which calls it on its own
 * threads, one call at a time, asks for that; nobody else has a use for it.
 */
public final class StreamClient implements Session.Listener.AutoDemanding {

  private final KiteLikeStream stream;
  private Optional<StreamConnection> connection = Optional.empty();

  StreamClient(KiteLikeStream stream) {
    this.stream = stream;
  }

  @Override
  public void onWebSocketOpen(Session session) {
    connection = Optional.of(new StreamConnection(session));
    connection.ifPresent(stream::open);
  }

  @Override
  public void onWebSocketText(String text) {
    connection.ifPresent(each -> stream.text(each, text));
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    connection.ifPresent(stream::confirmed);
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback done) {
    connection.ifPresent(stream::closed);
    done.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    connection.ifPresent(stream::closed);
  }
}
