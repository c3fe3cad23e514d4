package dev.belay.testkit;

import dev.belay.broker.BrokerPosition;
import dev.belay.broker.CancelResult;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.PriceBand;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.RejectionReason;
import dev.belay.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The broker's and exchange's hidden truth: orders, trades, positions, prices and money of one account. It has no order
 * book matching: what each order does is scripted ({@link Script}), so that every way of filling can be played, also
 * the unlikely ones. {@link SimulatedBroker} shows it to Belay, late and wrongly if asked to.
 *
 * <p>Everything runs as tasks of the time source. With virtual time use it from the cranking thread. With paced time
 * set it up before the first order and change it later from the time source's thread alone; {@link #log()},
 * {@link #positions()} and {@link #net} may be asked from any thread.
 */
public final class SimulatedExchange {

  /** The opening cash unless another is set: one crore rupees. */
  public static final Money DEFAULT_CASH = Money.rupees(10_000_000);

  private final TimeSource time;
  private final ExchangeRules rules;
  private final Consumer<ExchangeEvent> keep;
  private final Optional<RequestGate> gate;
  private final ExchangeBook book = new ExchangeBook();
  private final AccountViews views;
  private final Behaviour behaviour = new Behaviour();
  private final SortedMap<BrokerOrderId, OrderCourse> courses = new TreeMap<>();
  private final SortedMap<InstrumentId, PriceBand> bands = new TreeMap<>();
  private final List<Consumer<OrderReport>> listeners = new ArrayList<>();
  private final List<Consumer<ExchangeEvent>> watchers = new ArrayList<>();
  private Latency latency = Latency.NONE;
  private int seen;

  /**
   * Opens an exchange on which nothing has happened, in memory.
   *
   * @param time what moves it
   * @param rules what it demands of orders
   */
  public SimulatedExchange(TimeSource time, ExchangeRules rules) {
    this(time, rules, List.of(), event -> {});
  }

  /**
   * Opens an exchange whose truth is kept in a file. What the file tells has happened; set the behaviour, then call
   * {@link #resume()}.
   *
   * @param time what moves it; its clock must not lie before {@link ExchangeFile#lastFound()}
   * @param rules what it demands of orders
   * @param file where the truth is kept
   * @throws IllegalArgumentException when the clock lies before what the file tells
   */
  public SimulatedExchange(TimeSource time, ExchangeRules rules, ExchangeFile file) {
    this(time, rules, file.found(), file::append);
    if (file.lastFound().map(time.wall()::isBefore).orElse(false)) {
      throw new IllegalArgumentException("it is " + time.wall() + ", but " + file.path() + " tells of "
          + file.lastFound().orElseThrow());
    }
  }

  private SimulatedExchange(TimeSource time, ExchangeRules rules, List<ExchangeEvent> past,
      Consumer<ExchangeEvent> keep) {
    this.time = time;
    this.rules = rules;
    this.keep = keep;
    this.gate = rules.gate();
    this.views = new AccountViews(time, rules, book);
    past.forEach(book::apply);
    seen = new ExchangeLog(past).arrivals().size();
  }

  /** Goes on with every order that still works, each from where it stands, by the script that its rule gives it now. */
  public void resume() {
    List<ExchangeEvent> past = book.events();
    int number = 0;
    for (BookOrder order : book.orders()) {
      number++;
      if (order.works() && !courses.containsKey(order.id())) {
        Script script = behaviour.of(new Incoming(order.tag(), order.terms(), number));
        OrderCourse course = new OrderCourse(this, order.id(), script);
        courses.put(order.id(), course);
        course.resume(past);
      }
    }
  }

  /** A rule of behaviour that waits for its script. */
  public final class On {

    private final Predicate<Incoming> when;
    private final long times;

    private On(Predicate<Incoming> when, long times) {
      this.when = when;
      this.times = times;
    }

    /** {@return the rule for the first such order only} */
    public On once() {
      return times(1);
    }

    /**
     * {@return the rule for the first few such orders only}
     *
     * @param count how many
     */
    public On times(int count) {
      return new On(when, count);
    }

    /**
     * Sets the script. The rule given last that matches decides.
     *
     * @param script what becomes of such orders
     */
    public void does(Script script) {
      behaviour.add(when, script, times);
    }
  }

  /**
   * {@return the beginning of a rule: which orders it is about}
   *
   * @param when true for those orders
   */
  public On on(Predicate<Incoming> when) {
    return new On(when, Long.MAX_VALUE);
  }

  /**
   * Sets what becomes of orders that no rule is about. Unless set, they fill as soon as they are open.
   *
   * @param script the script
   */
  public void otherwise(Script script) {
    behaviour.otherwise(order -> script);
  }

  /**
   * Sets who decides what becomes of orders that no rule is about.
   *
   * @param script asked once for each order, when its request sets out
   */
  public void otherwise(Function<Incoming, Script> script) {
    behaviour.otherwise(script);
  }

  /**
   * Has somebody told of everything that happens from now on, in the turn in which it happens.
   *
   * @param watcher who is told; it may not change the exchange
   */
  public void observe(Consumer<ExchangeEvent> watcher) {
    watchers.add(watcher);
  }

  /**
   * Sets how long things take; nothing takes time unless set.
   *
   * @param other how long
   */
  public void latency(Latency other) {
    latency = other;
  }

  /**
   * Lets the market trade: stops trigger by it, and orders that wait for their price fill.
   *
   * @param instrument what trades
   * @param price at which price
   */
  public void lastPrice(InstrumentId instrument, Price price) {
    happens(at -> new ExchangeEvent.Priced(at, instrument, price));
    workingOrders(order -> order.terms().instrument().equals(instrument))
        .forEach(order -> courses.get(order.id()).priceMoved());
  }

  /**
   * Sets the price band of an instrument; without one every price is taken.
   *
   * @param instrument whose
   * @param band the band
   */
  public void band(InstrumentId instrument, PriceBand band) {
    bands.put(instrument, band);
  }

  /**
   * Sets the money of the account.
   *
   * @param opening the cash before the first trade
   * @param margins what is blocked for positions
   */
  public void money(Money opening, MarginDesk margins) {
    views.money(opening, margins);
  }

  /**
   * Changes what is blocked for positions, such as on the morning on which margins rise.
   *
   * @param margins what is blocked from now on
   */
  public void margins(MarginDesk margins) {
    views.margins(margins);
  }

  /**
   * Puts delivered shares into the account.
   *
   * @param instrument which
   * @param quantity how many units
   */
  public void holding(InstrumentId instrument, Quantity quantity) {
    views.holding(instrument, quantity);
  }

  /**
   * Somebody else (a person, the broker's risk desk) places an order in the account.
   *
   * @param terms what is asked
   * @param script what becomes of it
   * @return whether it was taken
   */
  public PlaceResult outsider(OrderTerms terms, Script script) {
    seen++;
    return place(Optional.empty(), terms, script);
  }

  /**
   * Somebody else cancels what is left of an order, at once.
   *
   * @param id the order
   */
  public void cancelledByOthers(BrokerOrderId id) {
    if (book.find(id).map(BookOrder::works).orElse(false)) {
      happens(at -> new ExchangeEvent.Cancelled(at, id));
    }
  }

  /** Ends the trading day: whatever still works lapses. */
  public void endOfDay() {
    workingOrders(order -> true).forEach(order -> happens(at -> new ExchangeEvent.Lapsed(at, order.id())));
  }

  /** {@return what others do to the account} */
  public OutsideWorld outside() {
    return new OutsideWorld(this);
  }

  /** {@return everything that happened so far, in order. Any thread} */
  public ExchangeLog log() {
    return new ExchangeLog(book.events());
  }

  /** {@return the true net positions now. Any thread} */
  public List<BrokerPosition> positions() {
    return views.positions(time.wall());
  }

  /**
   * {@return the true net of an instrument over all products now. Any thread}
   *
   * @param instrument which
   */
  public Quantity net(InstrumentId instrument) {
    return book.net(instrument);
  }

  // ---- for the broker in front

  PlaceResult place(Optional<OrderTag> tag, OrderTerms terms, Script script) {
    Optional<BrokerRejection> refusal = script.refusal().or(() -> gated(tag.isPresent()))
        .or(() -> broken(terms, true)).or(() -> views.refusal(terms));
    if (refusal.isPresent()) {
      happens(at -> new ExchangeEvent.Refused(at, tag, terms, refusal.get()));
      return new PlaceResult.Refused(refusal.get());
    }
    BrokerOrderId id = book.nextOrder(rules.calendar().day(time.wall()));
    happens(at -> new ExchangeEvent.Taken(at, id, tag, terms));
    OrderCourse course = new OrderCourse(this, id, script);
    courses.put(id, course);
    course.begin();
    return new PlaceResult.Accepted(id);
  }

  CancelResult cancel(BrokerOrderId id) {
    Optional<BrokerRejection> outright = gated(false).or(() -> unknown(id));
    outright.ifPresent(why -> happens(at -> new ExchangeEvent.CancelRefused(at, id, why)));
    Optional<BrokerRejection> refusal = outright.isPresent() ? outright : courses.get(id).cancel();
    return refusal.<CancelResult>map(CancelResult.Refused::new).orElseGet(CancelResult.Requested::new);
  }

  ModifyResult modify(BrokerOrderId id, PriceTerms to) {
    Optional<BrokerRejection> outright = gated(false).or(() -> unknown(id));
    outright.ifPresent(why -> happens(at -> new ExchangeEvent.ModifyRefused(at, id, to, why)));
    Optional<BrokerRejection> refusal = outright.isPresent() ? outright : courses.get(id).modify(to);
    return refusal.<ModifyResult>map(ModifyResult.Refused::new).orElseGet(ModifyResult.Requested::new);
  }

  Script scriptFor(OrderTag tag, OrderTerms terms) {
    return behaviour.of(new Incoming(Optional.of(tag), terms, ++seen));
  }

  Script scriptOf(BrokerOrderId id) {
    OrderCourse course = courses.get(id);
    return course == null ? Script.accept() : course.script();
  }

  void listen(Consumer<OrderReport> listener) {
    listeners.add(listener);
  }

  AccountViews views() {
    return views;
  }

  Optional<BrokerRejection> gated(boolean places) {
    Instant now = time.wall();
    return gate.flatMap(each -> each.write(now, rules.calendar().day(now).toEpochDay(), places));
  }

  boolean takesRead() {
    return gate.map(each -> each.read(time.wall())).orElse(true);
  }

  // ---- for the courses of orders

  void happens(Function<Instant, ExchangeEvent> event) {
    ExchangeEvent happened = event.apply(time.wall());
    keep.accept(happened);
    Optional<OrderReport> row = book.apply(happened);
    watchers.forEach(each -> each.accept(happened));
    row.ifPresent(report -> listeners.forEach(each -> each.accept(report)));
  }

  Optional<BrokerRejection> broken(OrderTerms terms, boolean atOnce) {
    return rules.broken(terms, time.wall(), atOnce, book.lastPrice(terms.instrument()),
        Optional.ofNullable(bands.get(terms.instrument())));
  }

  Optional<Instrument> instrument(OrderTerms terms) {
    return rules.contract(terms.instrument(), time.wall());
  }

  List<BookOrder> workingOrders(Predicate<BookOrder> which) {
    return book.orders().stream().filter(order -> order.works() && which.test(order)).toList();
  }

  ExchangeBook book() {
    return book;
  }

  TimeSource time() {
    return time;
  }

  ExchangeRules rules() {
    return rules;
  }

  Latency latency() {
    return latency;
  }

  private Optional<BrokerRejection> unknown(BrokerOrderId id) {
    return courses.containsKey(id) ? Optional.empty()
        : Optional.of(BrokerRejection.of(RejectionReason.NOT_CHANGEABLE, "Couldn't find that order_id."));
  }
}
