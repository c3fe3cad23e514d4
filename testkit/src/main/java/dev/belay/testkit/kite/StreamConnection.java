package dev.belay.testkit.kite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jetty.websocket.api.Session;

/** One client's connection: what it has subscribed, and how much of what was pushed it has confirmed. */
final class StreamConnection {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HEADER = 2;

  private final Session session;
  private final SortedMap<Long, String> modes = new TreeMap<>();
  private int unconfirmed;
  private boolean ended;

  StreamConnection(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  /** Counts what is pushed; false when the connection has ended, then nothing will confirm it. */
  synchronized boolean pushed() {
    unconfirmed += ended ? 0 : 1;
    return !ended;
  }

  /** How many pushed frames one more answer confirms. */
  synchronized int confirmOne() {
    int one = Math.min(1, unconfirmed);
    unconfirmed -= one;
    return one;
  }

  /** How many pushed frames the end of the connection settles. */
  synchronized int confirmAll() {
    int all = unconfirmed;
    unconfirmed = 0;
    ended = true;
    return all;
  }

  /** Does what a client's text asks; answers the contracts whose price it now waits for. */
  List<Long> take(String text) {
    List<Long> fresh = new ArrayList<>();
    try {
      JsonNode message = JSON.readTree(text);
      JsonNode value = message.path("v");
      switch (message.path("a").asText()) {
        case "subscribe" -> value.forEach(each -> modes.putIfAbsent(each.asLong(), "quote"));
        case "unsubscribe" -> value.forEach(each -> modes.remove(each.asLong()));
        case "mode" -> value.path(1).forEach(each -> {
          if (modes.replace(each.asLong(), value.path(0).asText()) != null) {
            fresh.add(each.asLong());
          }
        });
        default -> { }
      }
    } catch (JsonProcessingException e) {
      fresh.clear();
    }
    return fresh;
  }

  /** The frame that this client gets of some prices; empty when it has subscribed none of them. */
  Optional<byte[]> frame(List<StreamPrice> prices) {
    List<byte[]> packets = prices.stream().filter(each -> modes.containsKey(each.token()))
        .map(each -> each.packet(modes.get(each.token()))).toList();
    if (packets.isEmpty()) {
      return Optional.empty();
    }
    int length = HEADER + packets.stream().mapToInt(each -> HEADER + each.length).sum();
    ByteBuffer frame = ByteBuffer.allocate(length).putShort((short) packets.size());
    packets.forEach(each -> frame.putShort((short) each.length).put(each));
    return Optional.of(frame.array());
  }
}
