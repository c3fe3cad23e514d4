package dev.belay.coordinator;

import dev.belay.margin.Reservations;
import dev.belay.observe.Alert;
import dev.belay.order.GroupId;
import dev.belay.time.Moment;
import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;

/** What the parts of a coordinator share: time, the journal, the outbox, tags, prices, reservations. Loop only. */
final class Floor {

  private final TimeSource time;
  private final EventLoop loop;
  private final Journal journal;
  private final Outbox outbox;
  private final CoordinatorConfig config;
  private final Pricer pricer;
  private final Quotes quotes;
  private final Tags tags;
  private final Bands bands = new Bands();
  private Reservations reservations = Reservations.NONE;

  Floor(TimeSource time, EventLoop loop, Journal journal, Outbox outbox, CoordinatorConfig config, Pricer pricer,
      Quotes quotes, Tags tags) {
    this.time = time;
    this.loop = loop;
    this.journal = journal;
    this.outbox = outbox;
    this.config = config;
    this.pricer = pricer;
    this.quotes = quotes;
    this.tags = tags;
  }

  Moment now() {
    return time.now();
  }

  Timer after(Duration delay, Runnable task) {
    return loop.after(delay, task);
  }

  Journal journal() {
    return journal;
  }

  void say(Journal.Maker maker) {
    journal.say(maker, time.wall());
  }

  void raise(Alert alert) {
    journal.raise(alert);
  }

  Outbox outbox() {
    return outbox;
  }

  CoordinatorConfig config() {
    return config;
  }

  Pricer pricer() {
    return pricer;
  }

  Quotes quotes() {
    return quotes;
  }

  Tags tags() {
    return tags;
  }

  Bands bands() {
    return bands;
  }

  Reservations reservations() {
    return reservations;
  }

  void reserve(Reservations all) {
    reservations = all;
  }

  void release(GroupId group) {
    reservations = reservations.release(group);
  }
}
