//! Draws results as figures and tables with texts.

use cohort::analysis::{Accuracy, Comparison, Model, Regression};
use cohort::export::{
    Table, accuracy_table, analysed, before_after_table, benefit_chart, benefit_table, calibration_chart,
    calibration_table, conditions_text, counts_table, curves_table, differences_table, discrimination_table,
    flow_text, forest, kaplan_meier, landmark_text, pairs_table, regression_table, restricted_table,
    survival_table,
};
use cohort::{Message, Words};
use figure::kaplan_meier::{KaplanMeier, table_times};
use figure::{DrawError, Figure, Frame};

use super::Session;
use super::analyse::{Computed, Found, Outcome};
use super::reasons::other;
use crate::localized_message::LocalizedMessage;
use crate::protocol::{
    Analysis, Drawn, DrawnFigure, Hover, HoverPlot, HoverPoint, HoverSeries, Response, TextLine,
};

/// Width of figures until the page requests another, CSS pixels.
const WIDTH: f64 = 720.0;

impl Session {
    pub(super) fn drawn(&self, result: usize) -> Result<Response, LocalizedMessage> {
        Ok(Response::Drawn(Box::new(self.draw(result)?)))
    }

    /// All results, drawn at their last width.
    pub(super) fn all_drawn(&self) -> Result<Vec<Drawn>, LocalizedMessage> {
        self.reading()?.outcomes().map(|(result, _)| self.draw(result)).collect()
    }

    fn draw(&self, result: usize) -> Result<Drawn, LocalizedMessage> {
        let Outcome { asked, made, .. } = self.outcome(result)?;
        let drawn = Drawn {
            result,
            analysis: asked.analysis.clone(),
            settings: asked.settings.clone(),
            synthetic: self.is_synthetic(),
            selection: asked.selection.clone(),
            made_of: conditions_text(&*self.words, &asked.selection.steps()),
            rows: 0,
            events: 0,
            analysed: String::new(),
            correctable: false,
            figures: Vec::new(),
            tables: Vec::new(),
            trouble: None,
        };
        Ok(match made {
            Err(trouble) => Drawn { trouble: Some(trouble.clone()), ..drawn },
            Ok(made) => Drawn {
                analysis: made.analysis.clone(),
                settings: made.settings.clone(),
                rows: made.rows,
                events: made.events,
                analysed: analysed_text(&made.found, &*self.words),
                correctable: is_correctable(&made.found),
                figures: self
                    .pictures(result, asked.width.unwrap_or(WIDTH))?
                    .into_iter()
                    .map(Picture::shown)
                    .collect(),
                tables: self.tables(result)?,
                ..drawn
            },
        })
    }

    /// Tables of a result, which state its rows, and whether patients are synthetic.
    pub(super) fn tables(&self, result: usize) -> Result<Vec<Table>, LocalizedMessage> {
        let made = self.made(result)?;
        let mut tables = tables(&made.found, &*self.words);
        let rows = rows_text(made, &*self.words);
        tables.iter_mut().for_each(|table| table.notes.push(rows.clone()));
        if self.is_synthetic() {
            let mark = self.words.word(Message::SyntheticSaid);
            tables.iter_mut().for_each(|table| table.notes.insert(0, mark.clone()));
        }
        Ok(tables)
    }

    /// Figures of a result.
    pub(super) fn pictures(&self, result: usize, width: f64) -> Result<Vec<Picture>, LocalizedMessage> {
        let made = self.made(result)?;
        let subgroup = (!made.flow.is_empty()).then(|| flow_text(&*self.words, &made.flow));
        let landmark = landmark_text(&*self.words, &made.settings);
        let subgroup =
            [subgroup, landmark].into_iter().flatten().reduce(|rows, time| format!("{rows}; {time}"));
        let artist = Artist { words: &*self.words, result, width, synthetic: self.is_synthetic(), subgroup };
        let drawn = match &made.found {
            Found::Comparison(found) => artist.curves(found, horizon(&made.analysis)).map(|it| vec![it]),
            Found::Regression(found) => artist.forests(found),
            Found::Accuracy(found) => artist.charts(found),
            Found::Factors(_)
            | Found::Scores(_)
            | Found::Discrimination(_)
            | Found::BeforeAfter(_)
            | Found::Published { .. } => Ok(Vec::new()),
        };
        drawn.map_err(|error| other(&error))
    }
}

fn horizon(analysis: &Analysis) -> Option<f64> {
    match analysis {
        Analysis::Compare { horizon, .. } => *horizon,
        _ => None,
    }
}

/// Rows of a result, as a sentence.
pub(super) fn rows_text(made: &Computed, words: &dyn Words) -> String {
    let (rows, events) = (made.rows.to_string(), made.events.to_string());
    let arguments = [("rows", flow_text(words, &made.flow)), ("n", rows), ("events", events)];
    words.say(Message::RowsOf, &arguments.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// Returns whether it includes an apparent concordance that can be corrected.
fn is_correctable(found: &Found) -> bool {
    let Found::Regression(found) = found else { return false };
    let model = found.multivariable.as_ref();
    model.is_some_and(|model| model.concordance.is_some() && model.optimism.is_none())
}

/// Number of rows analysed out of all, in words.
fn analysed_text(found: &Found, words: &dyn Words) -> String {
    let counts: Vec<(usize, usize)> = match found {
        Found::Comparison(found) => vec![found.analysed()],
        Found::Factors(found) | Found::Scores(found) => found.analysed().collect(),
        Found::Regression(found) => {
            let models = found.univariable.iter().chain(&found.multivariable);
            models.map(Model::analysed).collect()
        }
        Found::Discrimination(found) => vec![found.analysed()],
        Found::Accuracy(found) => vec![found.analysed()],
        Found::BeforeAfter(found) => vec![found.analysed()],
        Found::Published { factors, scores } => factors.analysed().chain(scores.analysed()).collect(),
    };
    analysed(words, counts).unwrap_or_default()
}

/// Tables of a result, without rows and mark of synthetic patients.
pub(super) fn tables(found: &Found, words: &dyn Words) -> Vec<Table> {
    match found {
        Found::Comparison(found) => {
            let pairs = (!found.pairs.is_empty()).then(|| pairs_table(found, words));
            let means = restricted_table(found, words);
            let always = [curves_table(found, words), counts_table(found, words)];
            always.into_iter().chain(pairs).chain(means).collect()
        }
        Found::Factors(found) => vec![survival_table(found, Message::FactorsTitle, words)],
        Found::Scores(found) => vec![survival_table(found, Message::ScoresTitle, words)],
        Found::Regression(found) => {
            let together = found.multivariable.is_some().then(|| regression_table(found, true, words));
            std::iter::once(regression_table(found, false, words)).chain(together).collect()
        }
        Found::Discrimination(found) => {
            let pairs = (!found.differences.is_empty()).then(|| differences_table(found, words));
            std::iter::once(discrimination_table(found, words)).chain(pairs).collect()
        }
        Found::Accuracy(found) => {
            vec![accuracy_table(found, words), calibration_table(found, words), benefit_table(found, words)]
        }
        Found::BeforeAfter(found) => vec![before_after_table(found, words)],
        Found::Published { factors, scores } => vec![
            survival_table(factors, Message::FactorsTitle, words),
            survival_table(scores, Message::ScoresTitle, words),
        ],
    }
}

/// A figure with its read-out data.
pub(super) struct Picture {
    pub(super) figure: Figure,
    hover: Option<Hover>,
}

impl Picture {
    fn shown(self) -> DrawnFigure {
        let line = |row: figure::TextRow| TextLine { label: row.label, cells: row.cells };
        DrawnFigure {
            svg: self.figure.svg,
            title: self.figure.title,
            width: self.figure.width,
            height: self.figure.height,
            lines: self.figure.rows.into_iter().map(line).collect(),
            hover: self.hover,
        }
    }
}

/// Draws the figures of a result.
struct Artist<'a> {
    words: &'a dyn Words,
    result: usize,
    width: f64,
    synthetic: bool,
    /// The rows in words, unless all are used.
    subgroup: Option<String>,
}

impl Artist<'_> {
    fn frame(&self, place: usize, title: String, table: &Table) -> Frame {
        let title =
            if self.synthetic { format!("{title} ({})", self.words.word(Message::Synthetic)) } else { title };
        let id = format!("result-{}-{place}", self.result);
        Frame { id, width: self.width, title, description: told(table) }
    }

    /// Appends the subgroup, and a mark for synthetic patients, to a text of a picture, because pictures are
    /// also used alone.
    fn marked(&self, said: &str) -> String {
        let mark = self.synthetic.then(|| self.words.word(Message::Synthetic));
        let parts = mark.as_deref().into_iter().chain((!said.is_empty()).then_some(said));
        let parts = parts.chain(self.subgroup.as_deref());
        parts.collect::<Vec<_>>().join("; ")
    }

    fn curves(&self, found: &Comparison, horizon: Option<f64>) -> Result<Picture, DrawError> {
        let table = curves_table(found, self.words);
        let frame = self.frame(0, table.title.clone(), &table);
        let mut drawing = kaplan_meier(found, self.words, frame);
        if let Some(horizon) = horizon {
            drawing.longest = drawing.longest.min(horizon);
        }
        let (n, of) = found.analysed();
        let part = (n < of).then(|| analysed(self.words, [(n, of)])).flatten();
        let note = [Some(drawing.labels.note.clone()), part].into_iter().flatten();
        drawing.labels.note = self.marked(&note.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; "));
        thin(&mut drawing, found);
        let hover = Some(hover(&drawing, found, self.words));
        Ok(Picture { figure: drawing.draw()?, hover })
    }

    fn charts(&self, found: &Accuracy) -> Result<Vec<Picture>, DrawError> {
        let table = calibration_table(found, self.words);
        let frame = self.frame(0, table.title.clone(), &table);
        let mut calibration = calibration_chart(found, self.words, frame);
        calibration.x.label = self.marked(&calibration.x.label);
        let table = benefit_table(found, self.words);
        let frame = self.frame(1, table.title.clone(), &table);
        let mut benefit = benefit_chart(found, self.words, frame);
        benefit.x.label = self.marked(&benefit.x.label);
        let picture = |figure| Picture { figure, hover: None };
        Ok(vec![picture(calibration.draw()?), picture(benefit.draw()?)])
    }

    fn forests(&self, found: &Regression) -> Result<Vec<Picture>, DrawError> {
        let mut pictures = Vec::new();
        for together in [false, true] {
            if together && found.multivariable.is_none() {
                continue;
            }
            let table = regression_table(found, together, self.words);
            let frame = self.frame(pictures.len(), table.title.clone(), &table);
            let mut drawing = forest(found, together, self.words, frame);
            drawing.label = self.marked(&drawing.label);
            pictures.push(Picture { figure: drawing.draw()?, hover: None });
        }
        Ok(pictures)
    }
}

/// A table as one sentence for each row, for the description of a picture.
fn told(table: &Table) -> String {
    let mut sentences = Vec::new();
    for row in table.rows.iter().filter(|row| !row.heading) {
        let Some((name, cells)) = row.cells.split_first() else { continue };
        let known = cells.iter().zip(table.head.iter().skip(1)).filter(|(cell, _)| !cell.is_empty());
        let said: Vec<String> = known.map(|(cell, head)| format!("{head} {cell}")).collect();
        sentences.push(format!("{name}: {}.", said.join(", ")));
    }
    sentences.join(" ")
}

/// Thins the times of the risk table to fit the width.
fn thin(drawing: &mut KaplanMeier, found: &Comparison) {
    let largest = drawing.series.iter().flat_map(|it| &it.counts).map(|it| it.at_risk.max(it.events)).max();
    let (unit, width) = (found.settings.unit.into(), drawing.frame.drawn_width());
    let room = table_times(drawing.longest, unit, width, largest.unwrap_or(0)).len().max(2);
    let shown = drawing.times.iter().filter(|time| **time <= drawing.longest).count();
    let every = shown.div_ceil(room).max(1);
    let of = |place: &usize| place.is_multiple_of(every);
    drawing.times = (0..drawing.times.len()).filter(of).map(|at| drawing.times[at]).collect();
    for series in &mut drawing.series {
        series.counts = (0..series.counts.len()).filter(of).map(|at| series.counts[at]).collect();
    }
}

fn hover(drawing: &KaplanMeier, found: &Comparison, words: &dyn Words) -> Hover {
    let plot = drawing.plot();
    let curves = found.groups.iter().filter_map(|group| Some((group, group.curve.as_ref()?)));
    let series = |(group, curve): (&cohort::analysis::GroupResult, &cohort::analysis::Curve)| HoverSeries {
        label: words.level(&group.level),
        points: points(curve),
        until: curve.until,
    };
    Hover {
        plot: HoverPlot {
            left: plot.left,
            right: plot.right,
            top: plot.top,
            bottom: plot.bottom,
            longest: plot.longest,
        },
        unit: found.settings.unit,
        series: curves.map(series).collect(),
    }
}

/// A point for each time at which the curve or the number at risk changes.
fn points(curve: &cohort::analysis::Curve) -> Vec<HoverPoint> {
    let mut points =
        vec![HoverPoint { time: 0.0, survival: 1.0, low: None, high: None, at_risk: curve.n as u64 }];
    let mut steps = curve.steps.iter().peekable();
    for left in &curve.left {
        let Some(last) = points.last().copied() else { break };
        let mut point = HoverPoint { time: left.time, at_risk: left.rows, ..last };
        while let Some(step) = steps.next_if(|step| step.time <= left.time) {
            (point.survival, point.low, point.high) = (step.survival, step.low, step.high);
        }
        if left.time > last.time {
            points.push(point);
        } else if let Some(last) = points.last_mut() {
            *last = point;
        }
    }
    points
}
