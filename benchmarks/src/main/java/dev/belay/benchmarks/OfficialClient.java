package dev.belay.benchmarks;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketFactory;
import com.zerodhatech.kiteconnect.KiteConnect;
import com.zerodhatech.kiteconnect.Routes;
import com.zerodhatech.ticker.KiteTicker;
import dev.belay.testkit.kite.KiteAccount;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;

/**
 * The broker's own Java client, pointed at a server on this machine. Its address is a private static field,
 * so this is the one place that reaches for it.
 */
final class OfficialClient {

  private OfficialClient() {}

  /** {@return a client of a Kite-like server, logged in} */
  static KiteConnect of(URI root, KiteAccount account) {
    KiteConnect client = notLoggedIn(root, account);
    client.setAccessToken(account.accessToken());
    return client;
  }

  /** {@return a client of a Kite-like server that has no token yet} */
  static KiteConnect notLoggedIn(URI root, KiteAccount account) {
    point(root);
    KiteConnect client = new KiteConnect(account.apiKey());
    client.setUserId(account.userId());
    return client;
  }

  /** {@return the broker's own ticker, pointed at a stream on this machine; its socket is a private field} */
  static KiteTicker ticker(URI stream, KiteAccount account) {
    KiteTicker ticker = new KiteTicker(account.accessToken(), account.apiKey());
    try {
      WebSocket here = new WebSocketFactory().createSocket(
          stream + "?access_token=" + account.accessToken() + "&api_key=" + account.apiKey());
      here.addListener(ticker.getWebsocketAdapter());
      Field socket = KiteTicker.class.getDeclaredField("ws");
      socket.setAccessible(true);
      socket.set(ticker, here);
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException("another version of the broker's client: its address is elsewhere", e);
    }
    return ticker;
  }

  /** Every instance in this JVM goes there from now on: the field is static. */
  private static void point(URI root) {
    try {
      Field address = Routes.class.getDeclaredField("_rootUrl");
      address.setAccessible(true);
      address.set(null, root.toString());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("another version of the broker's client: its address is elsewhere", e);
    }
  }
}
