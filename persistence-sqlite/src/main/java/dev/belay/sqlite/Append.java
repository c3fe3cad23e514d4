package dev.belay.sqlite;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import java.util.List;

/** One call of {@code append}, on its way to the writer and back. */
final class Append extends Call<Void> {

  private final Lane lane;
  private final List<Entry> batch;

  Append(Lane lane, List<Entry> batch) {
    this.lane = lane;
    this.batch = batch;
  }

  Lane lane() {
    return lane;
  }

  List<Entry> batch() {
    return batch;
  }

  @Override
  Void answer() {
    return null; // the only value there is
  }
}
