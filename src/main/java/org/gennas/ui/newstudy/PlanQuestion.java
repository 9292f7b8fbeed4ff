package org.gennas.ui.newstudy;

import org.gennas.search.plan.Wishes;
import org.gennas.study.config.StudyConfig;
import org.gennas.ui.form.FoundDataset;

/**
 * What a plan is asked for.
 *
 * @param draft whose training settings are those of a full training
 * @param dataset that the draft's images come from
 * @param minutes the whole time
 * @param wishes what the person laid down
 */
public record PlanQuestion(
    StudyConfig draft, FoundDataset dataset, double minutes, Wishes wishes) {}
