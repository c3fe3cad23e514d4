package dev.belay.testkit.contract;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.CancelResult;
import dev.belay.broker.ModifyResult;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.PriceTerms;
import dev.belay.order.ReportedStatus;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/** Clients that each break one rule about cancelling and modifying. */
final class WrongChanging {

  private WrongChanging() {}

  @Breaks("BROKER_14")
  static class TakesACancellationForItsEffect extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        private final SortedSet<BrokerOrderId> asked = new TreeSet<>();

        @Override
        public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
          return super.cancelOrder(id).thenApply(answer -> {
            if (answer.kind() == CancelResult.Kind.REQUESTED) {
              asked.add(id);
            }
            return answer;
          });
        }

        @Override
        OrderReport row(OrderReport row) {
          return asked.contains(row.id()) ? Rows.as(ReportedStatus.CANCELLED, row) : row;
        }
      };
    }
  }

  @Breaks("BROKER_15")
  static class NeverShowsACancellation extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        OrderReport row(OrderReport row) {
          return row.status() == ReportedStatus.CANCELLED ? Rows.as(ReportedStatus.OPEN, row) : row;
        }
      };
    }
  }

  @Breaks("BROKER_16")
  static class CancelsWhatHasEnded extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
          return super.cancelOrder(id)
              .thenApply(answer -> harness.fate() == OrderFate.FILLS ? new CancelResult.Requested() : answer);
        }
      };
    }
  }

  @Breaks("BROKER_17")
  static class HidesTheRefusalOfACancellation extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
          return super.cancelOrder(id)
              .thenApply(answer -> harness.fate() == OrderFate.CANCEL_REFUSED ? new CancelResult.Requested() : answer);
        }
      };
    }
  }

  @Breaks("BROKER_18")
  static class TakesALostCancellationForARequest extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
          return super.cancelOrder(id)
              .thenApply(answer -> answer.kind() == CancelResult.Kind.INDETERMINATE
              ? new CancelResult.Requested() : answer);
        }
      };
    }
  }

  @Breaks("BROKER_19")
  static class RetriesACancellation extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
          return super.cancelOrder(id).thenApply(answer -> {
            if (answer.kind() == CancelResult.Kind.INDETERMINATE) {
              super.cancelOrder(id);
            }
            return answer;
          });
        }
      };
    }
  }

  @Breaks("BROKER_20")
  static class SendsAQuantityWithAModification extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        private final SortedSet<BrokerOrderId> modified = new TreeSet<>();

        @Override
        public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
          modified.add(id);
          return super.modifyOrder(id, to);
        }

        @Override
        OrderReport row(OrderReport row) {
          return modified.contains(row.id()) ? Rows.of(row.quantity().plus(row.filled()), row) : row;
        }
      };
    }
  }

  @Breaks("BROKER_21")
  static class HidesTheRefusalOfAModification extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
          return super.modifyOrder(id, to)
              .thenApply(answer -> harness.fate() == OrderFate.MODIFY_REFUSED ? new ModifyResult.Requested() : answer);
        }
      };
    }
  }

  @Breaks("BROKER_22")
  static class TakesALostModificationForARequest extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
          return super.modifyOrder(id, to)
              .thenApply(answer -> answer.kind() == ModifyResult.Kind.INDETERMINATE
              ? new ModifyResult.Requested() : answer);
        }
      };
    }
  }

  @Breaks("BROKER_23")
  static class RetriesAModification extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right) {
        @Override
        public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
          return super.modifyOrder(id, to).thenApply(answer -> {
            if (answer.kind() == ModifyResult.Kind.INDETERMINATE) {
              super.modifyOrder(id, to);
            }
            return answer;
          });
        }
      };
    }
  }
}
