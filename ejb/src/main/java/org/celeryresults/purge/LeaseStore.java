package org.celeryresults.purge;

import static org.celeryresults.store.Queries.numbered;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.retry.FailureTranslator;
import org.celeryresults.store.Instants;
import org.celeryresults.store.Queries;
import org.celeryresults.store.Stores;

/**
 * The leases' rows. That a lease has run out is told by the nodes' clocks; that its holder no
 * longer holds it by the token, in the transaction of each batch: clocks that differ cost time, not
 * rows.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.MANDATORY)
@Interceptors(FailureTranslator.class)
public class LeaseStore {
  private static final String TABLE = "celery_results_lease";

  private static final String READ =
      "SELECT holder, token, purge_id, date_acquired, date_expires FROM "
          + TABLE
          + " WHERE name = ?1";

  private static final String LOCK = "UPDATE " + TABLE + " SET name = name WHERE name = ?1";

  private static final String FIRST =
      "INSERT INTO "
          + TABLE
          + " (holder, token, purge_id, date_acquired, date_expires, name)"
          + " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

  private static final String TAKE =
      "UPDATE "
          + TABLE
          + " SET holder = ?1, token = ?2, purge_id = ?3, date_acquired = ?4, date_expires = ?5"
          + " WHERE name = ?6 AND token = ?7";

  private static final String EXTEND =
      "UPDATE " + TABLE + " SET date_expires = ?1 WHERE name = ?2 AND token = ?3";

  @EJB private Stores stores;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;

  /** The lease; empty when nobody ever had it. */
  public Optional<Lease> read(String name) {
    List<?> rows = numbered(em(), READ, List.of(name)).getResultList();
    return rows.stream().map(row -> lease(name, (Object[]) row)).findFirst();
  }

  /**
   * Reads it, and keeps everybody from changing it till the end of the transaction. What the
   * transaction reads afterwards is as the last holder left it; what it has read before may not be,
   * on databases that read repeatably.
   */
  public Optional<Lease> lock(String name) {
    Queries.run(em(), LOCK, name);
    return read(name);
  }

  /**
   * Takes a lease that nobody holds. Of two at the same time one has it; the other's statement
   * changes nothing, or fails at the key and is repeated.
   *
   * @return its token; empty: somebody holds it
   */
  public Optional<Long> take(String name, String holder, String purgeId) {
    Instant now = clock.instant();
    Optional<Lease> known = read(name);
    if (known.filter(lease -> lease.isHeld(now)).isPresent()) {
      return Optional.empty();
    }
    long token = known.map(Lease::token).orElse(0L) + 1;
    Object since = Instants.required(now);
    Object expires = Instants.required(now.plus(settings.purgeLease()));
    if (known.isEmpty()) {
      Queries.run(em(), FIRST, holder, token, purgeId, since, expires, name);
      return Optional.of(token);
    }
    int taken = Queries.run(em(), TAKE, holder, token, purgeId, since, expires, name, token - 1);
    return taken > 0 ? Optional.of(token) : Optional.empty();
  }

  /**
   * Renews it, and keeps everybody from taking it till the end of the transaction.
   *
   * @throws LeaseLostException when another has it
   */
  public void renew(Ticket ticket) {
    expireAt(ticket, clock.instant().plus(settings.purgeLease()));
  }

  /** Gives it back: another may take it at once, whatever the clocks say. */
  public void release(Ticket ticket) {
    expireAt(ticket, Instant.EPOCH);
  }

  private void expireAt(Ticket ticket, Instant time) {
    Object expires = Instants.required(time);
    if (Queries.run(em(), EXTEND, expires, ticket.lease(), ticket.token()) == 0) {
      throw new LeaseLostException(ticket.purgeId());
    }
  }

  private static Lease lease(String name, Object[] row) {
    return new Lease(
        name,
        (String) row[0],
        ((Number) row[1]).longValue(),
        (String) row[2],
        Objects.requireNonNull(Instants.column(row[3])),
        Objects.requireNonNull(Instants.column(row[4])));
  }

  private EntityManager em() {
    return stores.entityManager(Stores.DEFAULT);
  }
}
