package dev.belay.testkit.sim;

import dev.belay.broker.StreamListener;
import dev.belay.order.OrderReport;

/** Pushed updates on their way to one life of the process: dropped, doubled, overtaken, or none at all. */
final class PortStream implements StreamListener {

  private final World world;
  private final ProcessTime process;
  private final StreamListener listener;
  private final String label;
  private long updates;

  PortStream(World world, ProcessTime process, StreamListener listener) {
    this.world = world;
    this.process = process;
    this.listener = listener;
    this.label = "life " + process.life();
  }

  @Override
  public void onOrder(OrderReport report) {
    long n = updates++;
    if (process.isDead() || world.isSilent() || world.isDown()
        || world.strikes(Fault.UPDATE_DROPPED, label, n)) {
      return;
    }
    long delay = world.strikes(Fault.UPDATE_DELAYED, label, n)
        ? (1 + world.delay("update", label, n, 20_000)) * 1_000_000L : 0;
    deliver(report, delay);
    if (world.strikes(Fault.UPDATE_DOUBLED, label, n)) {
      deliver(report, delay);
    }
    if (world.strikes(Fault.UPDATE_REPEATED_LATE, label, n)) {
      deliver(report, delay + (500 + world.delay("again", label, n, 9000)) * 1_000_000L);
    }
  }

  private void deliver(OrderReport report, long delay) {
    world.clock().at(world.clock().monotonicNanos() + delay, () -> process.run(() -> {
      world.trace().note(Trace.Kind.TOLD, world.witness().number(report.id()), report.filled().units(),
          () -> Words.of(report));
      world.witness().shown(report);
      listener.onOrder(report);
    }));
  }

  @Override
  public void onConnected(long connection) {
    process.run(() -> listener.onConnected(connection));
  }

  @Override
  public void onDisconnected(String reason) {
    process.run(() -> listener.onDisconnected(reason));
  }
}
