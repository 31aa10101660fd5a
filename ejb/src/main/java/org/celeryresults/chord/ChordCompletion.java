package org.celeryresults.chord;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.store.InstantConverter;
import org.jspecify.annotations.Nullable;

/**
 * What listeners are to be told of a chord: that it is complete, or that a part of it failed.
 * Written in the transaction in which that came to be true.
 */
@Entity
@Table(name = "celery_results_chord_completion")
public class ChordCompletion implements Serializable {
  private static final long serialVersionUID = 1L;

  @Id private @Nullable Long id;

  @Column(name = "completion_id", nullable = false)
  private String completionId = "";

  @Column(name = "group_id", nullable = false)
  private String groupId = "";

  @Column(name = "task_id")
  private @Nullable String taskId;

  private @Nullable String status;

  @Column(name = "sub_tasks")
  private @Nullable String subTasks;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private Delivery delivery = Delivery.PENDING;

  @Column(nullable = false)
  private int attempts;

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_next", nullable = false)
  private @Nullable Instant dateNext;

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_created", nullable = false)
  private @Nullable Instant dateCreated;

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_done")
  private @Nullable Instant dateDone;

  private @Nullable String error;

  /** For the persistence provider. */
  protected ChordCompletion() {}

  /** What listeners de-duplicate by. */
  public String completionId() {
    return completionId;
  }

  /** Id of the group that is the chord's header. */
  public String groupId() {
    return groupId;
  }

  /** The part that failed; empty: the chord is complete. */
  public Optional<String> failedTaskId() {
    return Optional.ofNullable(taskId);
  }

  /** The state of the part that failed: FAILURE or REVOKED; empty when the chord is complete. */
  public Optional<String> failedStatus() {
    return Optional.ofNullable(status);
  }

  /** How far telling the listeners has come. */
  public Delivery delivery() {
    return delivery;
  }

  /** How often telling them was begun. */
  public int attempts() {
    return attempts;
  }

  /** When it happened. */
  public Instant dateCreated() {
    return Objects.requireNonNull(dateCreated);
  }

  /** When it is tried again; empty unless it is PENDING. */
  public Optional<Instant> dateNext() {
    return delivery == Delivery.PENDING ? Optional.ofNullable(dateNext) : Optional.empty();
  }

  /** When the listeners had been told; empty until then. */
  public Optional<Instant> dateDone() {
    return Optional.ofNullable(dateDone);
  }

  /** Why the last attempt failed; empty when none did. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** The header's members in their order; empty when a part failed. */
  public List<ResultTuple> members() {
    return subTasks == null ? List.of() : Header.parse(groupId, subTasks);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ChordCompletion that && completionId.equals(that.completionId);
  }

  @Override
  public final int hashCode() {
    return completionId.hashCode();
  }

  @Override
  public String toString() {
    return "<ChordCompletion: " + groupId + " (" + delivery + ")>";
  }
}
