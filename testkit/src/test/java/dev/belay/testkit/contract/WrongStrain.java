package dev.belay.testkit.contract;

import dev.belay.persistence.StoreIdentity;
import java.util.Optional;

/** Stores that each break one rule about a backlog or about damage. */
final class WrongStrain {

  private WrongStrain() {}

  @Breaks("STORE_26")
  static class AlwaysAsksForRelief extends WrongStores.Spoiled {
    AlwaysAsksForRelief() {
      super(right -> new SpoiledStore(right) {
        @Override
        public Optional<String> pressure() {
          return Optional.of("one never knows");
        }
      });
    }
  }

  @Breaks("STORE_27")
  static class NeverAsksForRelief extends WrongStores.Spoiled {
    NeverAsksForRelief() {
      super(right -> new SpoiledStore(right) {
        @Override
        public Optional<String> pressure() {
          return Optional.empty();
        }
      });
    }
  }

  @Breaks("STORE_28")
  static class ForgetsWhatItTurnedAway extends WrongStores.Spoiled {
    ForgetsWhatItTurnedAway() {
      super(right -> new SpoiledStore(right) {
        @Override
        boolean staysBehind() {
          return false;
        }
      });
    }
  }

  @Breaks("STORE_29")
  static class AlwaysTellsOfLoss extends WrongStores.Spoiled {
    AlwaysTellsOfLoss() {
      super(right -> new SpoiledStore(right) {
        @Override
        StoreIdentity identity(StoreIdentity told) {
          return lossOf(told, "one never knows");
        }
      });
    }
  }

  @Breaks("STORE_30")
  static class PassesDamageOver extends WrongStores.Spoiled {
    PassesDamageOver() {
      super(right -> new SpoiledStore(right) {
        @Override
        boolean tellsOfDamage() {
          return false;
        }
      });
    }
  }
}
