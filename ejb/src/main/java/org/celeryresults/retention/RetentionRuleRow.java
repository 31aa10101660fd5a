package org.celeryresults.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.celeryresults.store.InstantConverter;
import org.jspecify.annotations.Nullable;

/** A rule, in its place among the rules. */
@Entity
@Table(name = "celery_results_retention_rule")
class RetentionRuleRow implements Serializable {
  private static final long serialVersionUID = 1L;

  @Id
  @Column(name = "rule_order")
  private int order;

  private @Nullable String status;

  @Column(name = "task_name")
  private @Nullable String taskName;

  @Column(name = "keep_for", nullable = false)
  private String keepFor = "";

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_created", nullable = false)
  private @Nullable Instant dateCreated;

  /** For the persistence provider. */
  protected RetentionRuleRow() {}

  RetentionRule rule() {
    return RetentionRule.of(status, taskName, Expires.parse("keep_for", keepFor));
  }
}
