package dev.belay.kite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.market.Exchange;
import dev.belay.order.Product;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The profile, and the answer to a login, which is a profile with tokens. */
final class ProfileRows {

  /** A login's answer. Never printed: it holds the token. */
  static final class Login {
    private final KiteProfile profile;
    private final String accessToken;
    private final String loginTime;

    private Login(KiteProfile profile, String accessToken, String loginTime) {
      this.profile = profile;
      this.accessToken = accessToken;
      this.loginTime = loginTime;
    }

    KiteProfile profile() {
      return profile;
    }

    String accessToken() {
      return accessToken;
    }

    String loginTime() {
      return loginTime;
    }
  }

  private ProfileRows() {}

  static KiteProfile readProfile(JsonParser json) throws IOException, UnreadableException {
    return read(json).profile();
  }

  static Login readLogin(JsonParser json) throws IOException, UnreadableException {
    Login login = read(json);
    if (login.accessToken().isBlank()) {
      throw new UnreadableException("the login's answer has no access token");
    }
    return login;
  }

  private static Login read(JsonParser json) throws IOException, UnreadableException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new UnreadableException("the profile is no object");
    }
    String user = "";
    String token = "";
    String loginTime = "";
    List<String> exchanges = List.of();
    List<String> products = List.of();
    List<String> orderTypes = List.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "user_id" -> user = text(json);
        case "access_token" -> token = text(json);
        case "login_time" -> loginTime = text(json);
        case "exchanges" -> exchanges = texts(json);
        case "products" -> products = texts(json);
        case "order_types" -> orderTypes = texts(json);
        default -> json.skipChildren();
      }
    }
    if (user.isBlank()) {
      throw new UnreadableException("the profile has no user id");
    }
    Set<Exchange> known = known(Exchange.class, exchanges, Exchange::valueOf);
    Set<Product> usable = known(Product.class, products, Product::valueOf);
    return new Login(new KiteProfile(user, known, usable, orderTypes), token, loginTime);
  }

  private static String text(JsonParser json) throws IOException {
    boolean scalar = json.currentToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL;
    json.skipChildren();
    return scalar ? json.getText() : "";
  }

  private static List<String> texts(JsonParser json) throws IOException {
    List<String> texts = new ArrayList<>();
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return texts;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken().isScalarValue()) {
        texts.add(json.getText());
      } else {
        json.skipChildren();
      }
    }
    return texts;
  }

  /** Segments and products that Belay does not know are no use to it. */
  private static <E extends Enum<E>> Set<E> known(Class<E> type, List<String> names, Function<String, E> parse) {
    EnumSet<E> known = EnumSet.noneOf(type);
    for (String name : names) {
      valueOf(name, parse).ifPresent(known::add);
    }
    return known;
  }

  private static <E> Optional<E> valueOf(String name, Function<String, E> parse) {
    try {
      return Optional.of(parse.apply(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
