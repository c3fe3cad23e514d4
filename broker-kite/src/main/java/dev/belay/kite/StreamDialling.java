package dev.belay.kite;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Dials the stream with the session's key and token, in the lane of reads, where waiting is allowed. */
final class StreamDialling implements StreamLink.Dialling {

  private final StreamSocket.Opener opener;
  private final Requests requests;
  private final Tokens tokens;
  private final String key;
  private volatile String used = "";

  StreamDialling(StreamSocket.Opener opener, Requests requests, Tokens tokens, String key) {
    this.opener = opener;
    this.requests = requests;
    this.tokens = tokens;
    this.key = key;
  }

  @Override
  public void dial(StreamSocket.Listener listener, Consumer<StreamSocket.Opening> answer) {
    CompletionStage<StreamSocket.Opening> opening =
        requests.runInReads(() -> open(listener), StreamSocket.Opening.Failed::new);
    opening.whenComplete((result, failure) -> answer.accept(result));
  }

  private StreamSocket.Opening open(StreamSocket.Listener listener) {
    String header = tokens.authorization();
    if (header.isEmpty()) {
      return new StreamSocket.Opening.Failed("nobody has logged in");
    }
    used = header;
    return opener.open("api_key=" + encoded(key) + "&access_token="
        + encoded(header.substring(header.indexOf(':') + 1)), listener);
  }

  /** The broker refused the token that was used last. */
  void refused() {
    tokens.refused(used);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
