package dev.belay.sqlite;

import dev.belay.persistence.StoreException;

/** Something that waits for the writer: its result is noted while the writer is held, and told afterwards. */
sealed interface Call permits Append, Ask {

  /** Notes a failure. */
  void failed(StoreException why);

  /** Completes the caller's stage; outside any lock, because callbacks run here. */
  void tell();
}
