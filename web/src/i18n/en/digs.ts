export const digs = {
  'dig.plan': 'Plan of the dig',
  'dig.needed': 'This is needed.',
  'dig.area-none': 'Not drawn yet',
  'dig.metres': '{value} m',
  'dig.depth-m': 'Depth below the surface, m',
  'dig.depth-fault': 'A depth in metres, more than 0 and at most {most}.',
  'dig.method-note': 'More on the method (may stay empty)',
  'dig.stop-help': 'What makes everybody stop: remains, ordnance, water, a danger, an instruction.',
  'dig.residual-help': 'What becomes of the part that is not reached.',
  'dig.keep-plan': 'Keep the plan',
  'dig.write-plan': 'Write the plan',
  'dig.change-plan': 'Change the plan',
  'dig.plan-none': 'Nobody has written a plan yet. A round on a dig needs one.',
  'dig.plan-none-yours': 'A round on a dig needs a plan: where, how deep, how, and when it stops.',
  'dig.frozen-in': '{code} decides on this plan. It is not changed until that round has ended.',
  'dig.written': 'Written by {name}, {date}',
  'dig.list-intro':
    'What both delegations agreed to dig and what is not done yet: first what both ranked for the season, then by the day of the agreement.',
  'dig.list-none':
    'No dig is agreed that is not done yet. When both delegations concur in a round on a dig, the site appears here.',
  'dig.list-pdf': 'Open as PDF for the field',
  'dig.list-calendar': 'Save the calendar',
  'dig.paper-why': 'The PDF shows places. The calendar shows codes and days and no place.',
  'dig.on-map': 'Show {code} on the map',
  'dig-find.report': 'Report remains',
  'dig-find.report-now': 'Report now',
  'dig-find.ask':
    'Both heads and the chair are told at this moment, and an embargo begins: nobody beyond the delegations and the chair is shown the site until all three have ended it. Stop the work and protect the place.',
  'dig-find.reported':
    'Remains were reported on {date} by {name}. Both heads and the chair were told at that moment.',
  'dig-find.embargo':
    'An embargo is on: nobody beyond the delegations and the chair is shown this site, whatever was released before.',
  'dig-find.waits': 'It ends when all three agree. Still waiting for: {parties}',
  'dig-find.end': 'Agree that the embargo ends',
  'dig-find.end-now': 'Agree now',
  'dig-find.end-ask':
    'Your side agrees that releases count again. The embargo ends when all three have agreed.',
};
