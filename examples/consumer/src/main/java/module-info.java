/** A host that lives on the module path. */
module com.example.consumer {
  requires dev.belay.core;
  requires dev.belay.kite;
  requires dev.belay.sqlite;
  requires dev.belay.testkit;
}
