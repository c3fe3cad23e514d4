package dev.belay.kite;

import dev.belay.broker.RequestLimits;
import dev.belay.market.Exchange;
import dev.belay.order.PriceTerms;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * How to reach the broker and what to expect of it. Everything has a default; {@link #builder()} changes some
 * of it.
 *
 * @param root where the API is, with a path prefix if it has one; default {@code https://api.kite.trade}
 * @param stream where the stream is, with a query if it needs one; default {@code wss://ws.kite.trade}
 * @param loginPage where a person logs in; default {@code https://kite.zerodha.com/connect/login}
 * @param connectTimeout the longest wait for a connection; default 3 s
 * @param answerTimeout the longest wait for the next part of an answer; default 7 s
 * @param silence how long the stream may say nothing, heartbeats included, before it is given up; default 10 s
 * @param unanswered how many requests of one lane (writes, reads) may wait for answers; a further one is not
 *     sent; default 32
 * @param sourceAddress the local address that connections leave by; by default any, of the IPv4 family
 * @param limits the broker's request limits; default {@link KiteFacts#newestLimits()}
 * @param orderTypes what each segment takes, before the account's profile narrows it; default
 *     {@link KiteFacts#orderTypes()}
 * @param otherExchanges exchanges whose rows are left out of answers; default {@link
 *     KiteFacts#OTHER_EXCHANGES}
 * @param otherProducts products whose rows are left out of answers; default {@link KiteFacts#OTHER_PRODUCTS}
 * @param sender where requests are sent from, blocking; by default threads of the client's own
 */
public record KiteConfig(URI root, URI stream, URI loginPage, Duration connectTimeout, Duration answerTimeout,
    Duration silence, int unanswered, Optional<InetAddress> sourceAddress, RequestLimits limits,
    Map<Exchange, Set<PriceTerms.Kind>> orderTypes, Set<String> otherExchanges, Set<String> otherProducts,
    Optional<Executor> sender) {

  /** Where orders are real. */
  static final URI LIVE = URI.create("https://api.kite.trade");

  /** Refuses what cannot work, all of it in one exception. */
  public KiteConfig {
    List<String> problems = new ArrayList<>();
    if (!"https".equals(root.getScheme()) && !"http".equals(root.getScheme())) {
      problems.add("root must be an http or https address: " + root);
    }
    if (root.getRawQuery() != null || root.getRawFragment() != null || root.getRawUserInfo() != null) {
      problems.add("root must have no query, fragment or user: " + root.getScheme() + "://" + root.getHost());
    }
    if (connectTimeout.isNegative() || connectTimeout.isZero()) {
      problems.add("connectTimeout must be above zero: " + connectTimeout);
    }
    if (answerTimeout.isNegative() || answerTimeout.isZero()) {
      problems.add("answerTimeout must be above zero: " + answerTimeout);
    }
    if (!"wss".equals(stream.getScheme()) && !"ws".equals(stream.getScheme())) {
      problems.add("stream must be a wss or ws address: " + stream.getScheme() + "://" + stream.getHost());
    }
    if (silence.isNegative() || silence.isZero()) {
      problems.add("silence must be above zero: " + silence);
    }
    if (unanswered < 1) {
      problems.add("unanswered must be at least 1: " + unanswered);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("Kite configuration: " + String.join("; ", problems));
    }
    Objects.requireNonNull(loginPage, "loginPage");
    Objects.requireNonNull(sourceAddress, "sourceAddress");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(sender, "sender");
    orderTypes = Map.copyOf(orderTypes);
    otherExchanges = Set.copyOf(otherExchanges);
    otherProducts = Set.copyOf(otherProducts);
  }

  /** {@return a builder with all defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** Changes some of the defaults. Not thread-safe. */
  public static final class Builder {
    private URI root = LIVE;
    private URI stream = URI.create("wss://ws.kite.trade");
    private URI loginPage = URI.create("https://kite.zerodha.com/connect/login");
    private Duration connectTimeout = Duration.ofSeconds(3);
    private Duration answerTimeout = Duration.ofSeconds(7);
    private Duration silence = Duration.ofSeconds(10);
    private int unanswered = 32;
    private Optional<InetAddress> sourceAddress = Optional.empty();
    private RequestLimits limits = KiteFacts.newestLimits();
    private Map<Exchange, Set<PriceTerms.Kind>> orderTypes = KiteFacts.orderTypes();
    private Set<String> otherExchanges = KiteFacts.OTHER_EXCHANGES;
    private Set<String> otherProducts = KiteFacts.OTHER_PRODUCTS;
    private Optional<Executor> sender = Optional.empty();

    private Builder() {}

    /**
     * Sets where the API is, such as the sandbox or a Kite-like server.
     *
     * @param address an http or https address, with a path prefix if there is one
     * @return this builder
     */
    public Builder root(URI address) {
      root = address;
      return this;
    }

    /**
     * Sets where the stream is; key and token are appended.
     *
     * @param address a wss or ws address; the sandbox wants {@code ?user_id=…} in it
     * @return this builder
     */
    public Builder stream(URI address) {
      stream = address;
      return this;
    }

    /**
     * Sets how long the stream may say nothing before it is given up. The broker sends a heartbeat every few
     * seconds.
     *
     * @param longest above zero
     * @return this builder
     */
    public Builder silence(Duration longest) {
      silence = longest;
      return this;
    }

    /**
     * Sets where a person logs in.
     *
     * @param address the login page
     * @return this builder
     */
    public Builder loginPage(URI address) {
      loginPage = address;
      return this;
    }

    /**
     * Sets both waits. A write that is not answered in time is indeterminate, so a short wait costs a search.
     *
     * @param connect the longest wait for a connection
     * @param answer the longest wait for the next part of an answer
     * @return this builder
     */
    public Builder timeouts(Duration connect, Duration answer) {
      connectTimeout = connect;
      answerTimeout = answer;
      return this;
    }

    /**
     * Sets how many requests of one lane may wait for answers.
     *
     * @param most at least 1
     * @return this builder
     */
    public Builder unanswered(int most) {
      unanswered = most;
      return this;
    }

    /**
     * Sets the local address that connections leave by: the one that is registered with the broker.
     *
     * @param address an address of this machine
     * @return this builder
     */
    public Builder sourceAddress(InetAddress address) {
      sourceAddress = Optional.of(address);
      return this;
    }

    /**
     * Sets the broker's request limits.
     *
     * @param published the limits
     * @return this builder
     */
    public Builder limits(RequestLimits published) {
      limits = published;
      return this;
    }

    /**
     * Sets what each segment takes.
     *
     * @param types the price terms by segment; a segment that is absent takes nothing
     * @return this builder
     */
    public Builder orderTypes(Map<Exchange, Set<PriceTerms.Kind>> types) {
      orderTypes = types;
      return this;
    }

    /**
     * Sets whose rows are left out of answers. A name that is neither known nor listed here makes a read
     * fail.
     *
     * @param exchanges exchanges that Belay never trades
     * @param products products that it never uses
     * @return this builder
     */
    public Builder leaveOut(Set<String> exchanges, Set<String> products) {
      otherExchanges = exchanges;
      otherProducts = products;
      return this;
    }

    /**
     * Sets where requests are sent from. Each task blocks until its answer or its timeout; an executor that
     * runs it in place makes every call of the client block.
     *
     * @param executor runs one blocking request per task
     * @return this builder
     */
    public Builder sender(Executor executor) {
      sender = Optional.of(executor);
      return this;
    }

    /**
     * {@return the configuration}
     *
     * @throws IllegalArgumentException naming every problem
     */
    public KiteConfig build() {
      return new KiteConfig(root, stream, loginPage, connectTimeout, answerTimeout, silence, unanswered, sourceAddress,
          limits, orderTypes, otherExchanges, otherProducts, sender);
    }
  }
}
