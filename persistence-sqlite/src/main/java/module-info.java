/** The store of Belay on SQLite. */
module dev.belay.sqlite {
  requires transitive dev.belay.core;
  requires java.sql;
  requires org.xerial.sqlitejdbc;

  exports dev.belay.sqlite;
}
