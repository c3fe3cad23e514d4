/** The store of Belay on SQLite. */
module dev.belay.sqlite {
  requires dev.belay.core;
  requires java.sql;
}
